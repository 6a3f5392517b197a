import type { Dataset } from "../../model/index.ts";
import type { Course } from "../course.ts";
import { type CovariateValues, covariateValues } from "./covariate-values.ts";

export interface KnownCovariates {
  /** Those that at least one of the people has; gaps are marked in them. */
  readonly known: readonly CovariateValues[];
  /** Declared covariates that nobody has: nothing can be adjusted for them. */
  readonly absent: readonly string[];
}

/** The declared covariates that are there at all among these people. */
export const knownCovariates = (
  people: readonly Course[],
  patients: Dataset["tables"]["patients"],
  declared: readonly string[],
): KnownCovariates => {
  const all = covariateValues(people, patients, declared);
  const known = people.length === 0 ? all : all.filter(({ missing }) => missing.includes(0));
  return { known, absent: all.filter((one) => !known.includes(one)).map(({ spec }) => spec.text) };
};
