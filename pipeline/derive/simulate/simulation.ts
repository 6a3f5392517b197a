import type { SimulationFile } from "../../model/index.ts";

/** The parameters of the simulated cohort; every field and its unit is described in `schemas/simulation.schema.json`. */
export type Simulation = Omit<SimulationFile, "$schema">;

/** The part that a cohort plays in the comparison. */
export type Role = keyof Simulation["rescue"]["perDay"];

export type Site = Simulation["sites"]["levels"][number];
export type Condition = Simulation["conditions"]["levels"][number];
export type Goal = Simulation["goals"]["levels"][number];
export type InstrumentRange = Simulation["instruments"]["levels"][number];
