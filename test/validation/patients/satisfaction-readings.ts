import { weightedMeanDifference } from "../../../pipeline/stats/causal/weighted-mean-difference.ts";
import { welchDifference } from "../../../pipeline/stats/ordinal/welch-difference.ts";
import type { MadeCohort } from "./made-cohort.ts";
import { narrowed, type Reading, readingOf } from "./reading.ts";
import type { StudyInputs } from "./study-inputs.ts";
import { adjustedSet } from "./weighted-sets.ts";

/** Differences in satisfaction among those who answered. */
export const satisfactionReadings = (
  inputs: StudyInputs,
  cohort: MadeCohort,
): readonly (readonly [string, Reading | null])[] => {
  const { level } = inputs.plan;
  const courses = cohort.courses.filter(({ patient }) => cohort.answers.has(patient));
  const outcome = Float64Array.from(courses, ({ patient }) => cohort.answers.get(patient) as number);
  const treated = Uint8Array.from(courses, ({ received }) => (received === "intervention" ? 1 : 0));
  const arm = (code: number): Float64Array => outcome.filter((_, i) => treated[i] === code);
  const set = adjustedSet(inputs, cohort, { courses, treated, event: null }).weighted.overlap;
  const contrast =
    set &&
    weightedMeanDifference({ treated, outcome, weight: set.people.weight }, { level, weightModel: set.people.model });
  const overlap = set && contrast?.kind === "weighted-contrast" ? readingOf(contrast.difference, set.withheld) : null;
  return [
    ["satisfaction/unadjusted", readingOf(welchDifference(arm(1), arm(0), { level }).difference, false)],
    ["satisfaction/overlap", overlap],
    ["satisfaction/narrow", narrowed(overlap, courses.length, set?.people.design.length ?? 0)],
  ];
};
