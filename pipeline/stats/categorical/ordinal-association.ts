import { normalInterval } from "../distributions/normal-interval.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { type ConcordantPairs, concordantPairs } from "./concordant-pairs.ts";
import type { ContingencyTable } from "./contingency-table.ts";

/** What pairs are compared with: the denominator, and its derivative by the count in cell (i, j). */
export interface PairBase {
  readonly size: (pairs: ConcordantPairs) => number;
  readonly slope: (pairs: ConcordantPairs, i: number, j: number) => number;
  /** What is said when the denominator is 0. */
  readonly empty: string;
}

/**
 * (concordant − discordant)/base with its delta-method standard error, √Σ n·φ² over the cells, φ the derivative by a cell's count.
 * Where that is 0 (all pairs agree) the normal approximation has nothing to say: no standard error and no interval.
 */
export const ordinalAssociation = (table: ContingencyTable, base: PairBase, level: number): Quantity => {
  requireOpenUnit("level", level);
  const pairs = concordantPairs(table);
  const size = base.size(pairs);
  if (!(size > 0)) return notEstimable("all-tied", base.empty, { n: pairs.n });
  const value = (pairs.concordant - pairs.discordant) / size;
  let variance = 0;
  table.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) {
      const gain = (pairs.agreeing[i]?.[j] as number) - (pairs.opposing[i]?.[j] as number);
      const slope = (gain - value * base.slope(pairs, i, j)) / size;
      variance += (row[j] as number) * slope * slope;
    }
  });
  const se = Math.sqrt(variance);
  if (!(se > 1e-12)) return estimate(value);
  const interval = normalInterval(value, se, { level, method: "delta method", within: [-1, 1] });
  return estimate(value, { se, intervals: [interval] });
};

/** Pairs that differ on a scale whose totals are given: (n² − Σ t²)/2. */
export const untiedPairs = (totals: Float64Array, n: number): number =>
  totals.reduce((pairs, total) => pairs + total * (n - total), 0) / 2;
