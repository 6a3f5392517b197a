import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type RightCensored, requireRightCensored } from "./right-censored.ts";

/** What a regression on the hazard reads; one element per row, one array per covariate. */
export interface CoxData extends RightCensored {
  /** One array per term of the model, each as long as `time`; factors come as their indicator columns, without an intercept. */
  readonly covariates: readonly ArrayLike<number>[];
  /** People are compared only within a stratum; any codes. */
  readonly stratum?: ArrayLike<number>;
  /** Rows with the same code belong together (a person's episodes, a clinic's people) in the robust variance. */
  readonly cluster?: ArrayLike<number>;
}

/** Several rows per person (start–stop data) are rows with `entry`. Throws `RangeError` for what cannot be such data. */
export const requireCoxData = (data: CoxData): void => {
  requireRightCensored(data);
  if (data.covariates.length === 0) throw new RangeError("covariates must not be empty: 0");
  data.covariates.forEach((column, j) => {
    requireColumn(`covariates[${j}]`, column, data.time.length);
  });
  if (data.stratum) requireColumn("stratum", data.stratum, data.time.length);
  if (data.cluster) requireColumn("cluster", data.cluster, data.time.length);
};

const requireColumn = (name: string, column: ArrayLike<number>, length: number): void => {
  requireSameLength(name, column, length);
  requireFiniteAll(name, column);
};
