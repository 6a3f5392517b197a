import { tQuantile } from "../distributions/t-quantile.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import type { Ancova } from "./ancova.ts";

/**
 * What is the mean outcome at a given row of the design (an arm, with the covariates' means), or, for the difference of two rows, the
 * adjusted difference? Σ aⱼ·bⱼ, variance aᵀ·Cov·a, t with the fit's df.
 * Searle, Speed & Milliken (1980), Am Stat 34:216, doi:10.1080/00031305.1980.10483031. Equals R `emmeans`, `predict(lm, newdata, interval = "confidence")`.
 * Throws RangeError for a row of the wrong length or with values that are not finite.
 */
export const adjustedMean = (
  fit: Ancova,
  at: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): Quantity => {
  requireOpenUnit("level", level);
  requireSameLength("at", at, fit.terms.length);
  requireFiniteAll("at", at);
  const value = fit.terms.reduce((total, { coefficient }, j) => total + (at[j] as number) * coefficient.value, 0);
  const variance = fit.covariance.reduce(
    (total, row, j) => total + (at[j] as number) * row.reduce((part, entry, k) => part + entry * (at[k] as number), 0),
    0,
  );
  const se = Math.sqrt(Math.max(0, variance));
  const margin = tQuantile((1 + level) / 2, fit.df) * se;
  return estimate(value, {
    se,
    intervals: [{ kind: "confidence", level, low: value - margin, high: value + margin, method: "t" }],
  });
};
