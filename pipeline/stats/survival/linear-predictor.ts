import { requireSameLength } from "../numeric/require.ts";

/**
 * How high is each row's linear predictor, Σ covariate × coefficient?
 *
 * For a Cox fit it is the log relative hazard against someone whose covariates are all 0.
 * Equals survival 3.5-3 `predict(fit, type = "lp", reference = "zero")`.
 */
export const linearPredictor = (
  covariates: readonly ArrayLike<number>[],
  coefficients: ArrayLike<number>,
): Float64Array => {
  requireSameLength("coefficients", coefficients, covariates.length);
  const eta = new Float64Array(covariates[0]?.length ?? 0);
  covariates.forEach((column, j) => {
    const b = coefficients[j] as number;
    for (let i = 0; i < eta.length; i++) eta[i] = (eta[i] as number) + b * (column[i] as number);
  });
  return eta;
};
