import {
  type AdjustedComparison,
  type AdjustedEstimate,
  adjustedComparisons,
} from "../../derive/weighting/adjusted-comparison.ts";
import type { Measure } from "../../derive/weighting/relapse-pseudo-values.ts";
import type { PatientInput } from "../patients/patient-input.ts";
import { type RelapseData, relapseData } from "../time-to-relapse/relapse-data.ts";

export interface AdjustedData extends RelapseData {
  /** The horizon that both cohorts reach: the declared one, else the fallback; `null` when none is reached. */
  readonly tau: number | null;
  /** Responders, in the declared order of adjustments, the primary first; empty where no horizon is reached. */
  readonly responders: readonly AdjustedComparison[];
  /** The same for everyone evaluable who started. */
  readonly starters: readonly AdjustedComparison[];
}

/** The adjustments of the plan, the primary first. */
export const adjustmentWords = ({ plan }: Pick<PatientInput, "plan">): readonly string[] => [
  plan.propensity.weights,
  ...plan.propensity.sensitivity,
];

export const adjustedData = (input: PatientInput): AdjustedData => {
  const data = relapseData(input);
  const tau = data.reached ? data.plan.horizonDays : data.fallback;
  const words = adjustmentWords(input);
  const compare = (
    population: "responders" | "starters",
    measures: readonly Measure[],
  ): readonly AdjustedComparison[] =>
    tau === null
      ? []
      : adjustedComparisons(
          { courses: data.found.courses, patients: data.dataset.tables.patients, population, measures, tau },
          data.plan,
          words,
        );
  return {
    ...data,
    tau,
    responders: compare("responders", ["restricted-mean", "relapse-free"]),
    starters: compare("starters", ["response-duration"]),
  };
};

/** The estimate of a measure under an adjustment. */
export const estimateOf = (data: AdjustedData, measure: Measure, word: string): AdjustedEstimate | null =>
  [...data.responders, ...data.starters]
    .filter((comparison) => comparison.word === word)
    .flatMap(({ estimates }) => estimates)
    .find((estimate) => estimate.measure === measure) ?? null;
