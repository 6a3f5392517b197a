import { normalInterval } from "../distributions/normal-interval.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { ascendingOrder } from "./ascending-order.ts";
import { clusterSandwich } from "./cluster-sandwich.ts";
import type { CoxData } from "./cox-data.ts";
import { type CoxRows, coxRows } from "./cox-rows.ts";
import { rankTree } from "./rank-tree.ts";
import { requireRightCensored } from "./right-censored.ts";

export interface ConcordanceOptions {
  readonly level?: number;
}

/**
 * How often is the one of two people who is predicted to be at higher risk also the first to have the event? (Harrell's C)
 *
 * Of all pairs within a stratum of which one has the event while the other is at risk (those censored at the same time are, those
 * with the event at the same time are not), the share in which the higher `risk` had it; equal risks count half. Weighted when the
 * data are. SE: infinitesimal jackknife, summed by cluster when the data have clusters.
 * Harrell et al. (1982), JAMA 247:2543, doi:10.1001/jama.1982.03320430047030; Therneau & Watson (2015), Mayo Clinic Technical Report 85.
 * Equals survival 3.5-3 `concordance(fit)`.
 */
export const concordance = (
  data: Omit<CoxData, "covariates">,
  risk: ArrayLike<number>,
  { level = 0.95 }: ConcordanceOptions = {},
): Quantity => {
  requireRightCensored(data);
  requireSameLength("risk", risk, data.time.length);
  requireFiniteAll("risk", risk);
  requireOpenUnit("level", level);
  const rows = coxRows({ ...data, covariates: [risk] });
  const influence = new Float64Array(rows.n * 2);
  const pairs = { for: 0, against: 0, tied: 0 };
  let start = 0;
  for (const end of rows.stratumEnd) {
    countStratum(rows, risk, start, end, pairs, influence);
    start = end;
  }
  const all = pairs.for + pairs.against + pairs.tied;
  if (!(all > 0)) return notEstimable("no-events", "No two people can be compared.", { n: rows.n });
  const value = (pairs.for + pairs.tied / 2) / all;
  // Of a ratio: (change of the numerator − value × change of the denominator) / denominator.
  const change = new Float64Array(rows.n);
  for (let i = 0; i < rows.n; i++) {
    change[i] = ((influence[2 * i] as number) - value * (influence[2 * i + 1] as number)) / all;
  }
  const { cluster } = data;
  const codes = cluster ? Float64Array.from(rows.row, (r) => cluster[r] as number) : null;
  const { outer } = clusterSandwich(change, 1, rows.weight, codes);
  const se = Math.sqrt(outer[0] as number);
  const interval = normalInterval(value, se, { level, method: "normal (infinitesimal jackknife)", within: [0, 1] });
  return estimate(value, { se, intervals: [interval] });
};

interface Pairs {
  for: number;
  against: number;
  tied: number;
}

/**
 * One walk from the last time to the first. `influence` gets, by position, the derivatives of numerator (concordant pairs and half of
 * those with equal risk) and denominator by the row's weight: as the one with the event, and as the one at risk beside it.
 */
const countStratum = (
  rows: CoxRows,
  risk: ArrayLike<number>,
  start: number,
  end: number,
  pairs: Pairs,
  influence: Float64Array,
): void => {
  const { time, event, weight, entry, byEntry } = rows;
  const rank = ranksOf(rows, risk, start, end);
  const present = rankTree(end - start);
  const happened = rankTree(end - start);
  const credit = (position: number, sign: number): void => {
    const own = rank[position - start] as number;
    const same = happened.at(own);
    const higher = happened.total() - happened.below(own) - same;
    influence[2 * position] = (influence[2 * position] as number) + sign * (higher + same / 2);
    influence[2 * position + 1] = (influence[2 * position + 1] as number) + sign * happened.total();
  };
  let gone = start;
  for (let first = start; first < end; ) {
    const now = time[first] as number;
    let last = first;
    while (last < end && time[last] === now) last++;
    for (; byEntry && entry && gone < end && (entry[byEntry[gone] as number] as number) >= now; gone++) {
      const position = byEntry[gone] as number;
      credit(position, 1);
      present.add(rank[position - start] as number, -(weight[position] as number));
    }
    for (let i = first; i < last; i++) {
      if (event[i] === 1) continue;
      credit(i, -1);
      present.add(rank[i - start] as number, weight[i] as number);
    }
    for (let i = first; i < last; i++) {
      if (event[i] === 0) continue;
      const own = rank[i - start] as number;
      const lower = present.below(own);
      const same = present.at(own);
      const w = weight[i] as number;
      pairs.for += w * lower;
      pairs.tied += w * same;
      pairs.against += w * (present.total() - lower - same);
      influence[2 * i] = (influence[2 * i] as number) + lower + same / 2;
      influence[2 * i + 1] = (influence[2 * i + 1] as number) + present.total();
      happened.add(own, w);
    }
    for (let i = first; i < last; i++) {
      if (event[i] === 0) continue;
      credit(i, -1);
      present.add(rank[i - start] as number, weight[i] as number);
    }
    first = last;
  }
  if (byEntry) for (; gone < end; gone++) credit(byEntry[gone] as number, 1);
  else for (let i = start; i < end; i++) credit(i, 1);
};

/** Dense ranks of the risks of one stratum, by position. */
const ranksOf = ({ row }: CoxRows, risk: ArrayLike<number>, start: number, end: number): Uint32Array => {
  const values = Float64Array.from({ length: end - start }, (_, i) => risk[row[start + i] as number] as number);
  const order = ascendingOrder(values);
  const rank = new Uint32Array(end - start);
  for (let i = 1; i < order.length; i++) {
    const [here, before] = [order[i] as number, order[i - 1] as number];
    rank[here] = (rank[before] as number) + (values[here] === values[before] ? 0 : 1);
  }
  return rank;
};
