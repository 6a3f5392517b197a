import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { midRanks } from "./mid-ranks.ts";

export interface MannWhitney {
  readonly kind: "mann-whitney";
  /** Pairs in which x is higher, ties as half; and in which y is. */
  readonly uX: number;
  readonly uY: number;
  readonly rankSumX: number;
  /** Of U when the groups do not differ, with and without the correction for ties. */
  readonly variance: number;
  readonly varianceWithoutTies: number;
  readonly test: Test;
}

/**
 * Does one group tend to score higher? Wilcoxon's rank sum test by the normal distribution.
 * z = (U − nm/2 ∓ c)/√V, V = nm/12·((N+1) − Σ(t³−t)/(N(N−1))); c = ½ towards nm/2 when corrected for continuity (default).
 * Mann & Whitney (1947), doi:10.1214/aoms/1177730491. Equals R 4.2.2 `wilcox.test(x, y, exact = FALSE, correct = …)`.
 * Not estimable with an empty group or when all values are equal. Throws RangeError for values not finite.
 */
export const mannWhitney = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { correct = true }: { readonly correct?: boolean } = {},
): MannWhitney | NotEstimable => {
  const [n, m] = [x.length, y.length];
  if (n === 0 || m === 0) return notEstimable("one-group", `A value is needed in each group (${n} and ${m}).`);
  const all = new Float64Array(n + m);
  all.set(Float64Array.from(x));
  all.set(Float64Array.from(y), n);
  const { ranks, tieSum } = midRanks(all);
  let rankSumX = 0;
  for (let i = 0; i < n; i++) rankSumX += ranks[i] as number;
  const total = n + m;
  const uX = rankSumX - (n * (n + 1)) / 2;
  const variance = ((n * m) / 12) * (total + 1 - tieSum / (total * (total - 1)));
  if (!(variance > 0)) return notEstimable("all-tied", "All values in both groups are the same.");
  const gap = uX - (n * m) / 2;
  const z = (gap - (correct ? Math.sign(gap) * 0.5 : 0)) / Math.sqrt(variance);
  const name = correct ? "Mann–Whitney, normal, continuity-corrected" : "Mann–Whitney, normal";
  return {
    kind: "mann-whitney",
    uX,
    uY: n * m - uX,
    rankSumX,
    variance,
    varianceWithoutTies: (n * m * (total + 1)) / 12,
    test: { name, statistic: z, df: [], p: 2 * normalUpperTail(Math.abs(z)) },
  };
};
