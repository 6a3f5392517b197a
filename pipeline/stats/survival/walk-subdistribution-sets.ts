import type { CoxRows } from "./cox-rows.ts";
import { type RiskSetSums, walkRiskSets } from "./walk-risk-sets.ts";

export interface Subdistribution {
  readonly rows: CoxRows;
  /** 1 where another kind of event ended the row's time, by position. */
  readonly other: Uint8Array;
  /** The share not yet censored just before the row's time, by position. */
  readonly uncensored: Float64Array;
}

/**
 * Visits the times of the event of interest, the latest first, with the sums over its subdistribution's risk set: those still at risk,
 * and those who had another event earlier, each with weight G(t−)/G(T−) for having perhaps been censored since.
 */
export const walkSubdistributionSets = (
  { rows, other, uncensored }: Subdistribution,
  risk: Float64Array,
  { squares }: { readonly squares: boolean },
  visit: (set: RiskSetSums, left: number) => void,
): void => {
  const { n, p, x } = rows;
  const size = squares ? (p * (p + 1)) / 2 : 0;
  // The latest of them weigh up to n times the earliest, and all leave again: what rounding takes is kept apart (Neumaier).
  const earlier = new Float64Array(1 + p + size);
  const lost = new Float64Array(1 + p + size);
  const put = (at: number, value: number): void => {
    const before = earlier[at] as number;
    const after = before + value;
    const kept = Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
    earlier[at] = after;
    lost[at] = (lost[at] as number) + kept;
  };
  const sumAt = (at: number): number => (earlier[at] as number) + (lost[at] as number);
  const add = (position: number, sign: number): void => {
    if (other[position] === 0) return;
    const r = (sign * (risk[position] as number)) / (uncensored[position] as number);
    put(0, r);
    for (let j = 0, at = 1 + p; j < p; j++) {
      const rx = r * (x[position * p + j] as number);
      put(1 + j, rx);
      for (let k = 0; squares && k <= j; k++, at++) put(at, rx * (x[position * p + k] as number));
    }
  };
  for (let i = n - 1; i >= 0; i--) add(i, 1);
  const both: RiskSetSums = {
    ...{ first: 0, last: 0, time: 0, events: 0, eventWeight: 0, all: 0, tied: 0 },
    allX: new Float64Array(p),
    allXX: new Float64Array(size),
    tiedX: new Float64Array(0),
    tiedXX: new Float64Array(0),
  };
  let passed = 0;
  walkRiskSets(rows, risk, { squares }, (set) => {
    for (; passed < set.last; passed++) add(passed, -1);
    const left = uncensored[set.first] as number;
    both.first = set.first;
    both.last = set.last;
    both.time = set.time;
    both.events = set.events;
    both.eventWeight = set.eventWeight;
    both.all = set.all + left * sumAt(0);
    for (let j = 0; j < p; j++) both.allX[j] = (set.allX[j] as number) + left * sumAt(1 + j);
    for (let k = 0; k < size; k++) both.allXX[k] = (set.allXX[k] as number) + left * sumAt(1 + p + k);
    visit(both, left);
  });
};
