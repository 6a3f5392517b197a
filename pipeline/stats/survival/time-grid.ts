import { ascendingOrder } from "./ascending-order.ts";
import type { RightCensored } from "./right-censored.ts";

/** The different times at which anyone ever at risk leaves, and where each row stands among them. */
export interface TimeGrid {
  /** Ascending. */
  readonly time: Float64Array;
  /** Index of each row's time; −1 for who is never at risk (entry ≥ time, or a weight of 0). */
  readonly position: Int32Array;
  /** Row numbers by ascending time: what is walked in this order writes to memory in order. */
  readonly order: Uint32Array;
}

/** One radix sort and one pass. */
export const timeGrid = ({ time, entry, weight }: Omit<RightCensored, "event">): TimeGrid => {
  const n = time.length;
  const order = ascendingOrder(time);
  const position = new Int32Array(n).fill(-1);
  const distinct = new Float64Array(n);
  let last = -1;
  for (let i = 0; i < n; i++) {
    const row = order[i] as number;
    const value = time[row] as number;
    if ((entry && !((entry[row] as number) < value)) || (weight && weight[row] === 0)) continue;
    if (last < 0 || value !== distinct[last]) distinct[++last] = value + 0;
    position[row] = last;
  }
  return { time: distinct.slice(0, last + 1), position, order };
};
