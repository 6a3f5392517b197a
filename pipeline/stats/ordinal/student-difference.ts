import { tQuantile } from "../distributions/t-quantile.ts";
import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { describe } from "./describe.ts";

export interface StudentDifference {
  /** Mean of x minus mean of y. */
  readonly difference: Quantity;
  readonly test: Test | null;
}

/**
 * By how much do two means differ, x minus y, if both groups vary alike? SE² = s²(1/n + 1/m) with the pooled s; t with n + m − 2 df.
 * Student (1908), doi:10.1093/biomet/6.1.1. Equals R 4.2.2 `t.test(x, y, var.equal = TRUE)`.
 * Not estimable with an empty group, fewer than three values, or when neither group varies. Throws RangeError for values not finite.
 */
export const studentDifference = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): StudentDifference => {
  requireOpenUnit("level", level);
  const [first, second] = [describe(x), describe(y)];
  if (first === null || second === null || first.n + second.n < 3) {
    return refused("too-few", `Three values are needed, one in each group (${x.length} and ${y.length}).`);
  }
  const df = first.n + second.n - 2;
  const squares = (sd: number | null, n: number) => (n - 1) * (sd ?? 0) * (sd ?? 0);
  const variance = (squares(first.sd, first.n) + squares(second.sd, second.n)) / df;
  if (variance === 0) return refused("all-tied", "All values within each group are the same.");
  return meanWithStudent(
    first.mean - second.mean,
    Math.sqrt(variance * (1 / first.n + 1 / second.n)),
    df,
    level,
    "Student t",
  );
};

/**
 * By how much do two measurements of the same people differ, first minus second? The mean of the differences, t with n − 1 df.
 * Student (1908), doi:10.1093/biomet/6.1.1. Equals R 4.2.2 `t.test(x, y, paired = TRUE)`.
 * Not estimable with fewer than two pairs, or differences that do not vary. Throws RangeError for unequal lengths.
 */
export const pairedDifference = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): StudentDifference => {
  requireOpenUnit("level", level);
  if (x.length !== y.length) throw new RangeError(`y must have length ${x.length}: ${y.length}`);
  const described = describe(Array.from(x, (value, i) => value - (y[i] as number)));
  if (described === null || described.sd === null) return refused("too-few", `Two pairs are needed (${x.length}).`);
  if (described.sd === 0) return refused("all-tied", "All differences are the same.");
  const { mean, sd, n } = described;
  return meanWithStudent(mean, sd / Math.sqrt(n), n - 1, level, "paired t");
};

const meanWithStudent = (value: number, se: number, df: number, level: number, name: string): StudentDifference => {
  const reach = -tQuantile((1 - level) / 2, df) * se;
  return {
    difference: estimate(value, {
      se,
      intervals: [{ kind: "confidence", level, low: value - reach, high: value + reach, method: name }],
    }),
    test: { name, statistic: value / se, df: [df], p: tTwoSidedP(value / se, df) },
  };
};

const refused = (code: "too-few" | "all-tied", reason: string): StudentDifference => ({
  difference: notEstimable(code, reason),
  test: null,
});
