import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type PooledRanks, pooledRanks } from "./pooled-ranks.ts";

export interface KruskalWallis extends PooledRanks {
  readonly kind: "kruskal-wallis";
  readonly test: Test;
  /** H before its correction for ties. */
  readonly uncorrected: number;
  /** Share of the variance of ranks between groups: H/(N − 1), 0 to 1. */
  readonly epsilonSquared: number;
}

/**
 * Does any of several groups tend to score higher or lower? H = (12/(N(N+1))·ΣR²/n − 3(N+1))/C, C = 1 − Σ(t³−t)/(N³−N) for ties,
 * chi-square with groups − 1 df. Kruskal & Wallis (1952), doi:10.1080/01621459.1952.10483441; ε² Tomczak & Tomczak (2014), Trends Sport
 * Sci 21:19. Equals R 4.2.2 `kruskal.test`. Not estimable with one group, an empty one, or all values equal.
 */
export const kruskalWallis = (groups: readonly ArrayLike<number>[]): KruskalWallis | NotEstimable => {
  const pooled = pooledRanks(groups);
  if ("kind" in pooled) return pooled;
  const { counts, meanRanks, tieSum, total } = pooled;
  // About the mean rank, so that no digits cancel.
  const squares = meanRanks.reduce((sum, rank, j) => {
    const gap = rank - (total + 1) / 2;
    return sum + (counts[j] as number) * gap * gap;
  }, 0);
  const uncorrected = (12 * squares) / (total * (total + 1));
  const ties = 1 - tieSum / (total * total * total - total);
  if (!(ties > 0)) return notEstimable("all-tied", "All values in all groups are the same.");
  const statistic = uncorrected / ties;
  const df = groups.length - 1;
  return {
    kind: "kruskal-wallis",
    ...pooled,
    test: { name: "Kruskal–Wallis", statistic, df: [df], p: chiSquareUpperTail(statistic, df) },
    uncorrected,
    epsilonSquared: statistic / (total - 1),
  };
};
