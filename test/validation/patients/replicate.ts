import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";
import { estimators, SLOW_REPLICATES } from "./estimators.ts";
import { madeCohort } from "./made-cohort.ts";
import type { Reading } from "./reading.ts";
import { relapseReadings } from "./relapse-readings.ts";
import { repeatedMeasuresReading } from "./repeated-measures-reading.ts";
import { satisfactionReadings } from "./satisfaction-readings.ts";
import type { StudyInputs } from "./study-inputs.ts";
import { tippedReadings } from "./tipped-readings.ts";

/** Replicate `number` (from 1) of a scenario: a cohort of its own, and what each estimator says of it, in the order of `estimators`. */
export const replicate = (inputs: StudyInputs, simulation: Simulation, number: number): readonly (Reading | null)[] => {
  const cohort = madeCohort(inputs, simulation, simulation.seed + number);
  const slow = number <= SLOW_REPLICATES;
  const readings = new Map([
    ...relapseReadings(inputs, cohort),
    ...satisfactionReadings(inputs, cohort),
    ...(slow ? tippedReadings(inputs, cohort) : []),
    ["window/mmrm", slow ? repeatedMeasuresReading(inputs, cohort) : null] as const,
  ]);
  return estimators.map(({ id }) => readings.get(id) ?? null);
};
