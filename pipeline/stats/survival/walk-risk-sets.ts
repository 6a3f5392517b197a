import type { CoxRows } from "./cox-rows.ts";

/** Sums over those at risk at one time at which somebody has the event. Reused from one visit to the next: copy what must stay. */
export interface RiskSetSums {
  /** The rows that leave at this time are those at positions first … last − 1. */
  first: number;
  last: number;
  time: number;
  /** How many have the event, and the sum of their weights. */
  events: number;
  eventWeight: number;
  /** Over all at risk: Σ r, Σ r·x and (packed by rows) Σ r·x·xᵀ, r = weight × exp(linear predictor). */
  all: number;
  readonly allX: Float64Array;
  readonly allXX: Float64Array;
  /** The same over those with the event; set only where they are two or more. */
  tied: number;
  readonly tiedX: Float64Array;
  readonly tiedXX: Float64Array;
}

/** weight × exp(x·beta) of each row. */
export const risksOf = ({ n, p, x, weight }: CoxRows, beta: Float64Array): Float64Array => {
  const risk = new Float64Array(n);
  for (let i = 0, at = 0; i < n; i++) {
    let eta = 0;
    for (let j = 0; j < p; j++, at++) eta += (x[at] as number) * (beta[j] as number);
    risk[i] = (weight[i] as number) * Math.exp(eta);
  }
  return risk;
};

/**
 * Visits every event time of every stratum, the latest first. Rows join the sums as their time comes and leave them at their entry;
 * when nobody is left the sums are put back to 0, so that rounding does not pass from one stretch of time to the next.
 */
export const walkRiskSets = (
  rows: CoxRows,
  risk: Float64Array,
  { squares }: { readonly squares: boolean },
  visit: (set: RiskSetSums) => void,
): void => {
  const { p, x, time, event, weight, entry, byEntry } = rows;
  const set = emptySums(p, squares);
  const add = (sumX: Float64Array, sumXX: Float64Array, position: number, r: number): void => {
    const start = position * p;
    for (let j = 0, at = 0; j < p; j++) {
      const rx = r * (x[start + j] as number);
      sumX[j] = (sumX[j] as number) + rx;
      if (squares) {
        for (let k = 0; k <= j; k++, at++) sumXX[at] = (sumXX[at] as number) + rx * (x[start + k] as number);
      }
    }
  };
  let start = 0;
  for (const end of rows.stratumEnd) {
    clear(set);
    let present = 0;
    let gone = start;
    for (let first = start; first < end; ) {
      const now = time[first] as number;
      let last = first;
      let events = 0;
      while (last < end && time[last] === now) events += event[last++] as number;
      if (events > 0 && byEntry && entry) {
        for (; gone < end && (entry[byEntry[gone] as number] as number) >= now; gone++) {
          const position = byEntry[gone] as number;
          present--;
          set.all -= risk[position] as number;
          add(set.allX, set.allXX, position, -(risk[position] as number));
        }
        if (present === 0) clear(set);
      }
      set.tied = 0;
      set.eventWeight = 0;
      if (events > 1) {
        set.tiedX.fill(0);
        set.tiedXX.fill(0);
      }
      for (let i = first; i < last; i++) {
        const r = risk[i] as number;
        if (event[i] === 1) set.eventWeight += weight[i] as number;
        if (event[i] === 1 && events > 1) {
          set.tied += r;
          add(set.tiedX, set.tiedXX, i, r);
        } else {
          set.all += r;
          add(set.allX, set.allXX, i, r);
        }
      }
      if (events > 1) {
        set.all += set.tied;
        addTo(set.allX, set.tiedX);
        addTo(set.allXX, set.tiedXX);
      }
      present += last - first;
      if (events > 0) {
        set.first = first;
        set.last = last;
        set.time = now;
        set.events = events;
        visit(set);
      }
      first = last;
    }
    start = end;
  }
};

const emptySums = (p: number, squares: boolean): RiskSetSums => {
  const size = squares ? (p * (p + 1)) / 2 : 0;
  return {
    first: 0,
    last: 0,
    time: 0,
    events: 0,
    eventWeight: 0,
    all: 0,
    allX: new Float64Array(p),
    allXX: new Float64Array(size),
    tied: 0,
    tiedX: new Float64Array(p),
    tiedXX: new Float64Array(size),
  };
};

const clear = (set: RiskSetSums): void => {
  set.all = 0;
  set.allX.fill(0);
  set.allXX.fill(0);
};

const addTo = (sums: Float64Array, more: Float64Array): void => {
  for (let j = 0; j < sums.length; j++) sums[j] = (sums[j] as number) + (more[j] as number);
};
