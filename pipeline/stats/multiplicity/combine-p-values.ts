import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { requirePValues } from "./require-p-values.ts";

/**
 * Does any of several independent questions have an effect? Fisher's −2Σ ln p, chi-square with 2m df.
 * Fisher (1932), Statistical Methods for Research Workers, sec. 21.1. Equals SciPy 1.17.1 `combine_pvalues(p, method="fisher")`.
 * Not estimable without p values or with one of 0. Throws RangeError for a p outside [0, 1].
 */
export const fisherCombined = (p: readonly number[]): Test | NotEstimable => {
  requirePValues(p);
  if (p.length === 0) return notEstimable("no-data", "There is no p value to combine.");
  if (p.includes(0)) return notEstimable("separation", "A p value of 0 has no logarithm.");
  const statistic = p.reduce((sum, value) => sum - 2 * Math.log(value), 0);
  const df = 2 * p.length;
  return { name: "Fisher's combination", statistic, df: [df], p: chiSquareUpperTail(statistic, df) };
};

/**
 * Do several independent one-sided questions point the same way? Stouffer's Σz/√m, z the normal quantile of each one-sided p.
 * Stouffer et al. (1949), The American Soldier. Equals SciPy 1.17.1 `combine_pvalues(p, method="stouffer")`.
 * Not estimable without p values or with one of 0 or 1. Throws RangeError for a p outside [0, 1].
 */
export const stouffer = (p: readonly number[]): Test | NotEstimable => {
  requirePValues(p);
  if (p.length === 0) return notEstimable("no-data", "There is no p value to combine.");
  if (p.includes(0) || p.includes(1)) return notEstimable("separation", "A p value of 0 or 1 has no normal quantile.");
  const statistic = p.reduce((sum, value) => sum - normalQuantile(value), 0) / Math.sqrt(p.length);
  return { name: "Stouffer", statistic, df: [], p: normalUpperTail(statistic) };
};
