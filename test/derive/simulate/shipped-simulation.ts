import { readFileSync } from "node:fs";
import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";

const folder = new URL("../../../data/patients/simulated/", import.meta.url);

/** A file of the shipped simulated data set as text. */
export const shippedFile = (name: string): string => readFileSync(new URL(name, folder), "utf8");

const freeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
};

/** The shipped parameters, deeply frozen. */
export const shippedSimulation: Simulation = freeze(JSON.parse(shippedFile("simulation.json")) as Simulation);

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) * (value - centre)));
};
