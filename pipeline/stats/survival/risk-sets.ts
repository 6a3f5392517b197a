import type { RightCensored } from "./right-censored.ts";

/** Who is at risk, has the event and is censored at each of some ascending times. Weighted when the data are. */
export interface RiskSets {
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly event: Float64Array;
  readonly censored: Float64Array;
  /** 1 where everyone at risk has the event (counted in people, so that rounding of weights cannot blur it). */
  readonly allGone: Uint8Array;
  /** People who are ever at risk, and those of them with the event. */
  readonly n: number;
  readonly events: number;
}

/** The different times at which anyone ever at risk leaves, ascending. */
export const distinctTimes = ({ time, entry, weight }: RightCensored): Float64Array => {
  const sorted = Float64Array.from(time);
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] ?? 0;
    if (isObserved(value, entry?.[i], weight?.[i])) sorted[kept++] = value;
  }
  const ascending = sorted.subarray(0, kept).sort();
  let distinct = 0;
  for (let i = 0; i < kept; i++) {
    const value = ascending[i] ?? 0;
    if (i === 0 || value !== ascending[distinct - 1]) ascending[distinct++] = value;
  }
  return ascending.slice(0, distinct);
};

/**
 * Counts on a grid of ascending times that holds every time in the data. Sorts once; the rest is one pass with binary search.
 * Sums run from the last time backwards, so the last risk sets are free of rounding.
 */
export const riskSets = (data: RightCensored, grid: Float64Array = distinctTimes(data)): RiskSets => {
  const size = grid.length;
  const event = new Float64Array(size);
  const censored = new Float64Array(size);
  const entering = new Float64Array(size + 1);
  const stayers = new Int32Array(size + 1);
  const gone = new Int32Array(size);
  let n = 0;
  let events = 0;
  for (let i = 0; i < data.time.length; i++) {
    const time = data.time[i] ?? 0;
    const entry = data.entry?.[i];
    const weight = data.weight?.[i] ?? 1;
    if (!isObserved(time, entry, weight)) continue;
    n++;
    const at = firstNotBelow(grid, time);
    stayers[at] = (stayers[at] ?? 0) + 1;
    if (entry !== undefined) {
      const from = firstAbove(grid, entry);
      if (from > 0) {
        entering[from - 1] = (entering[from - 1] ?? 0) + weight;
        stayers[from - 1] = (stayers[from - 1] ?? 0) - 1;
      }
    }
    if (data.event[i] === 1) {
      events++;
      gone[at] = (gone[at] ?? 0) + 1;
      event[at] = (event[at] ?? 0) + weight;
    } else censored[at] = (censored[at] ?? 0) + weight;
  }
  const atRisk = new Float64Array(size);
  const allGone = new Uint8Array(size);
  let weightLeft = 0;
  let peopleLeft = 0;
  for (let k = size - 1; k >= 0; k--) {
    weightLeft += (event[k] ?? 0) + (censored[k] ?? 0) - (entering[k] ?? 0);
    peopleLeft += stayers[k] ?? 0;
    atRisk[k] = peopleLeft === 0 ? 0 : weightLeft;
    allGone[k] = (gone[k] ?? 0) > 0 && gone[k] === peopleLeft ? 1 : 0;
  }
  return { time: grid, atRisk, event, censored, allGone, n, events };
};

const isObserved = (time: number, entry: number | undefined, weight: number | undefined): boolean =>
  (entry === undefined || entry < time) && weight !== 0;

/** Index of the first element ≥ value; the length when there is none. */
const firstNotBelow = (ascending: Float64Array, value: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Index of the first element > value; the length when there is none. */
export const firstAbove = (ascending: Float64Array, value: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};
