import { readdirSync, readFileSync } from "node:fs";
import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";
import type { Instrument, Plan, StudyFile } from "../../../pipeline/model/index.ts";

/** What the validation reads of the study folder; plain data, so that it may be posted to a worker. */
export interface StudyInputs {
  readonly plan: Plan;
  readonly simulation: Simulation;
  readonly instruments: readonly Instrument[];
}

export const studyInputs = (folder: URL = new URL("../../../data/", import.meta.url)): StudyInputs => {
  const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, folder), "utf8")) as T;
  const { plan, ...study } = read<StudyFile>("study.json");
  const names = readdirSync(new URL("instruments/", folder)).filter((name) => name.endsWith(".json"));
  return {
    plan: { ...study, ...plan },
    simulation: read<Simulation>("patients/simulated/simulation.json"),
    instruments: names.sort().map((name) => read<Instrument>(`instruments/${name}`)),
  };
};
