import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireFiniteAll, requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { differenceAt, type PairwiseDifferences, pairwiseDifferences } from "./pairwise-differences.ts";
import { untiedDistribution } from "./rank-sum-distribution.ts";

export interface HodgesLehmann {
  /** Median of all differences x − y. No standard error. */
  readonly difference: Quantity;
  /** The limits are the differences of this rank from either end. */
  readonly rank: number;
  /** The coverage that exact limits really have without ties; `null` for normal ones. */
  readonly achievedLevel: number | null;
}

/**
 * By how much does one group score higher, typically? The median of all pairwise differences x − y, a shift if the distributions have one
 * shape. Limits are differences of rank k and nm + 1 − k: `normal` k = ⌊nm/2 − z√(nm(N+1)/12)⌋, at least 1; `exact` the (1 − level)/2
 * quantile of U without ties, at least 1.
 * Hodges & Lehmann (1963), doi:10.1214/aoms/1177704172; limits Lehmann (1975), Nonparametrics, sec. 2.5.
 * Equals R 4.2.2 `wilcox.test(conf.int = TRUE, exact = TRUE)` with `limits: "exact"`. With ties or normal limits R solves for another shift.
 * Not estimable with an empty group.
 */
export const hodgesLehmann = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { level = 0.95, limits = "normal" }: { readonly level?: number; readonly limits?: "normal" | "exact" } = {},
): HodgesLehmann => {
  const tail = (1 - requireOpenUnit("level", level)) / 2;
  requireFiniteAll("x", x);
  requireFiniteAll("y", y);
  const [n, m] = [x.length, y.length];
  if (n === 0 || m === 0) {
    const refusal = notEstimable("one-group", `A value is needed in each group (${n} and ${m}).`);
    return { difference: refusal, rank: 0, achievedLevel: null };
  }
  const pairs = pairwiseDifferences(x, y);
  const { rank, achievedLevel } = limits === "exact" ? exactRank(n, m, tail) : normalRank(n, m, tail);
  const method = limits === "exact" ? "exact order statistics" : "order statistics, normal";
  return {
    difference: estimate(medianDifference(pairs), {
      intervals: [
        {
          kind: "confidence",
          level,
          low: differenceAt(pairs, rank),
          high: differenceAt(pairs, n * m + 1 - rank),
          method,
        },
      ],
    }),
    rank,
    achievedLevel,
  };
};

const medianDifference = (pairs: PairwiseDifferences): number => {
  const size = pairs.x.length * pairs.y.length;
  const upper = differenceAt(pairs, Math.floor(size / 2) + 1);
  return size % 2 === 1 ? upper : (differenceAt(pairs, size / 2) + upper) / 2;
};

const normalRank = (n: number, m: number, tail: number) => {
  const reach = -normalQuantile(tail) * Math.sqrt((n * m * (n + m + 1)) / 12);
  return { rank: Math.max(1, Math.floor((n * m) / 2 - reach)), achievedLevel: null };
};

const exactRank = (n: number, m: number, tail: number) => {
  const probability = untiedDistribution(n, m);
  // R's allowance for a cumulative probability that rounding has put just below the tail.
  const target = tail - 10 * Number.EPSILON;
  let quantile = 0;
  let before = 0;
  for (let cumulative = probability[0] as number; cumulative < target; cumulative += probability[quantile] as number) {
    before = cumulative;
    quantile++;
  }
  return quantile === 0
    ? { rank: 1, achievedLevel: 1 - 2 * (probability[0] as number) }
    : { rank: quantile, achievedLevel: 1 - 2 * before };
};
