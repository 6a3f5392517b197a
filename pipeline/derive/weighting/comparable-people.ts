import type { CovariateValues } from "../covariates/covariate-values.ts";

/** People with what is needed to make two groups of them alike, without a gap; one element a person. */
export interface ComparablePeople<Person> {
  readonly people: readonly Person[];
  /** 1 or 0. */
  readonly treated: Uint8Array;
  readonly values: readonly CovariateValues[];
  /** Of a model on their covariates, without the intercept. */
  readonly columns: readonly Float64Array[];
}
