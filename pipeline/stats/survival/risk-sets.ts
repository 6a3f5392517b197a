import type { RightCensored } from "./right-censored.ts";
import { type TimeGrid, timeGrid } from "./time-grid.ts";

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

export interface RiskSetOptions {
  /** The times of these rows, where they are known already. */
  readonly grid?: TimeGrid;
  /** The rows to count, best by ascending time; all by default. */
  readonly rows?: ArrayLike<number>;
}

/**
 * Counts at each different time. Sorts once; the rest is one pass, with binary search for delayed entry only.
 * Sums run from the last time backwards, so the last risk sets are free of rounding.
 */
export const riskSets = (
  data: RightCensored,
  { grid = timeGrid(data), rows = grid.order }: RiskSetOptions = {},
): RiskSets => {
  const { entry, weight } = data;
  const size = grid.time.length;
  const event = new Float64Array(size);
  const censored = new Float64Array(size);
  const entering = new Float64Array(size + 1);
  const stayers = new Int32Array(size + 1);
  const gone = new Int32Array(size);
  let n = 0;
  let events = 0;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k] as number;
    const at = grid.position[i] as number;
    if (at < 0) continue;
    const own = weight ? (weight[i] as number) : 1;
    n++;
    stayers[at] = (stayers[at] as number) + 1;
    if (entry) {
      const from = firstAbove(grid.time, entry[i] as number);
      if (from > 0) {
        entering[from - 1] = (entering[from - 1] as number) + own;
        stayers[from - 1] = (stayers[from - 1] as number) - 1;
      }
    }
    if (data.event[i] === 1) {
      events++;
      gone[at] = (gone[at] as number) + 1;
      event[at] = (event[at] as number) + own;
    } else censored[at] = (censored[at] as number) + own;
  }
  const atRisk = new Float64Array(size);
  const allGone = new Uint8Array(size);
  let weightLeft = 0;
  let peopleLeft = 0;
  for (let k = size - 1; k >= 0; k--) {
    weightLeft += (event[k] as number) + (censored[k] as number) - (entering[k] as number);
    peopleLeft += stayers[k] as number;
    atRisk[k] = peopleLeft === 0 ? 0 : weightLeft;
    allGone[k] = (gone[k] as number) > 0 && gone[k] === peopleLeft ? 1 : 0;
  }
  return { time: grid.time, atRisk, event, censored, allGone, n, events };
};

/** Index of the first element > value; the length when there is none. */
export const firstAbove = (ascending: Float64Array, value: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};
