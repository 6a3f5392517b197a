import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { pooledRanks } from "./pooled-ranks.ts";

export interface DunnPair {
  /** Positions of the two groups; the statistic is positive when the first ranks higher. */
  readonly first: number;
  readonly second: number;
  readonly test: Test;
}

/**
 * Which of several groups differ, two by two, on the ranks of all? z = (R̄ᵢ − R̄ⱼ)/√(s²(1/nᵢ + 1/nⱼ)), s² = N(N+1)/12 − Σ(t³−t)/(12(N−1)).
 * p values are two-sided and not adjusted for their number: see `holm`. Dunn (1964), doi:10.1080/00401706.1964.10490181.
 * Equals R FSA `dunnTest(method = "none")`. Not estimable with one group, an empty one, or all values equal.
 */
export const dunn = (groups: readonly ArrayLike<number>[]): readonly DunnPair[] | NotEstimable => {
  const pooled = pooledRanks(groups);
  if ("kind" in pooled) return pooled;
  const { counts, meanRanks, tieSum, total } = pooled;
  const spread = (total * (total + 1)) / 12 - tieSum / (12 * (total - 1));
  if (!(spread > 0)) return notEstimable("all-tied", "All values in all groups are the same.");
  const pairs: DunnPair[] = [];
  for (let first = 0; first < groups.length; first++) {
    for (let second = first + 1; second < groups.length; second++) {
      const gap = (meanRanks[first] as number) - (meanRanks[second] as number);
      const z = gap / Math.sqrt(spread * (1 / (counts[first] as number) + 1 / (counts[second] as number)));
      pairs.push({ first, second, test: { name: "Dunn", statistic: z, df: [], p: 2 * normalUpperTail(Math.abs(z)) } });
    }
  }
  return pairs;
};
