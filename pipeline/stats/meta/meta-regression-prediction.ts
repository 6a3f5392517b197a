import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { type Estimate, estimate, type Interval } from "../quantity.ts";
import type { MetaRegression } from "./meta-regression.ts";
import { criticalValue } from "./pool-test.ts";

export interface MetaRegressionPrediction {
  readonly kind: "meta-regression-prediction";
  /** The mean of true effects at these moderators. */
  readonly estimate: Estimate;
  /** Where the true effect of a further trial with these moderators would lie. */
  readonly prediction: Interval;
}

/**
 * What effect does a meta-regression expect at given values of its columns?
 *
 * x′β̂ with variance x′Vx; the prediction interval adds τ̂² to it. `at` has a value for every column, 1 for the intercept. Quantiles are
 * those of the fit: normal, or Student's t on k − p df. Higgins, Thompson & Spiegelhalter (2009), doi:10.1111/j.1467-985X.2008.00552.x.
 * Equals metafor 3.8-1 `predict(rma(mods = ~ …), newmods = )`. Throws RangeError when `at` has another length than the coefficients.
 */
export const metaRegressionPrediction = (
  { coefficients, covariance, tauSquared, df }: MetaRegression,
  at: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): MetaRegressionPrediction => {
  requireOpenUnit("level", level);
  requireSameLength("at", at, coefficients.length);
  requireFiniteAll("at", at);
  let [value, variance] = [0, 0];
  coefficients.forEach(({ estimate: coefficient }, i) => {
    value += (at[i] as number) * coefficient.value;
    (covariance[i] as readonly number[]).forEach((entry, j) => {
      variance += (at[i] as number) * (at[j] as number) * entry;
    });
  });
  const reach = criticalValue(df, level);
  const around = (kind: Interval["kind"], error: number): Interval => ({
    kind,
    level,
    low: value - reach * error,
    high: value + reach * error,
    method: df === null ? "normal" : `t(${df})`,
  });
  const se = Math.sqrt(Math.max(0, variance));
  return {
    kind: "meta-regression-prediction",
    estimate: estimate(value, { se, intervals: [around("confidence", se)] }),
    prediction: around("prediction", Math.sqrt(se * se + tauSquared.value)),
  };
};
