import { tQuantile } from "../distributions/t-quantile.ts";
import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { describe } from "./describe.ts";

export interface WelchDifference {
  /** Mean of x minus mean of y. */
  readonly difference: Quantity;
  readonly test: Test | null;
}

/**
 * By how much do two means differ, x minus y, when the groups' variances may differ too?
 * SE² = s²ₓ/n + s²ᵧ/m; Student's t with Welch–Satterthwaite degrees of freedom.
 * Welch (1947), doi:10.1093/biomet/34.1-2.28. Equals R 4.2.2 `t.test(x, y)`.
 * Not estimable with fewer than two values in a group, or when neither group varies. Throws RangeError for values not finite.
 */
export const welchDifference = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): WelchDifference => {
  requireOpenUnit("level", level);
  const [first, second] = [describe(x), describe(y)];
  if (first === null || second === null || first.sd === null || second.sd === null) {
    return refused("too-few", `Two values are needed in each group (${x.length} and ${y.length}).`);
  }
  const variance1 = (first.sd * first.sd) / first.n;
  const variance2 = (second.sd * second.sd) / second.n;
  const variance = variance1 + variance2;
  if (variance === 0) return refused("all-tied", "All values within each group are the same.");
  const [share1, share2] = [variance1 / variance, variance2 / variance];
  const df = 1 / ((share1 * share1) / (first.n - 1) + (share2 * share2) / (second.n - 1));
  const value = first.mean - second.mean;
  const se = Math.sqrt(variance);
  const reach = -tQuantile((1 - level) / 2, df) * se;
  return {
    difference: estimate(value, {
      se,
      intervals: [{ kind: "confidence", level, low: value - reach, high: value + reach, method: "Welch" }],
    }),
    test: { name: "Welch t", statistic: value / se, df: [df], p: tTwoSidedP(value / se, df) },
  };
};

const refused = (code: "too-few" | "all-tied", reason: string): WelchDifference => ({
  difference: notEstimable(code, reason),
  test: null,
});
