import type { IntervalCensored } from "./interval-censored.ts";

/** Where a distribution must have its mass to make interval-censored data most likely, and which of those places each row covers. */
export interface InnermostIntervals {
  /** Open left ends, ascending; equal to `right` for an exact time. */
  readonly left: Float64Array;
  /** Closed right ends; Infinity for what is never seen to end. */
  readonly right: Float64Array;
  /** Rows with the same cover are one, with their summed weight. Row i covers places from[i] … to[i]. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
}

/** Ends at the same time come in this order: an exact time's left end, right ends, left ends (which are open). */
const EXACT_LEFT = 0;
const RIGHT = 1;
const OPEN_LEFT = 2;

/**
 * The innermost intervals: each a left end followed at once by a right end when all ends are sorted. Intervals are (left, right], so
 * one that ends at 7 and one that begins at 7 do not meet. Turnbull (1976), JRSS B 38:290.
 */
export const innermostIntervals = ({ left, right, weight }: IntervalCensored): InnermostIntervals => {
  const n = left.length;
  const kindOfLeft = (i: number): number => (left[i] === right[i] ? EXACT_LEFT : OPEN_LEFT);
  // End e is the left one of row e / 2 when e is even, else the right one.
  const at = new Float64Array(2 * n);
  const kind = new Uint8Array(2 * n);
  for (let i = 0; i < n; i++) {
    at[2 * i] = left[i] as number;
    kind[2 * i] = kindOfLeft(i);
    at[2 * i + 1] = right[i] as number;
    kind[2 * i + 1] = RIGHT;
  }
  const before = (a: number, b: number): number =>
    at[a] === at[b] ? (kind[a] as number) - (kind[b] as number) : (at[a] as number) < (at[b] as number) ? -1 : 1;
  const order = Uint32Array.from(at.keys()).sort(before);
  // Row i covers the places that begin at or after its left end and end at or before its right one.
  const from = new Uint32Array(n);
  const to = new Int32Array(n);
  const opens: number[] = [];
  const closes: number[] = [];
  order.forEach((end, e) => {
    const row = end >>> 1;
    if (kind[end] !== RIGHT) {
      from[row] = opens.length;
      return;
    }
    const last = order[e - 1];
    if (last !== undefined && kind[last] !== RIGHT) {
      opens.push(at[last] as number);
      closes.push(at[end] as number);
    }
    to[row] = opens.length - 1;
  });
  const merged = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const cover = (from[i] as number) * n + (to[i] as number);
    merged.set(cover, (merged.get(cover) ?? 0) + (weight ? (weight[i] as number) : 1));
  }
  const covers = [...merged.keys()];
  return {
    left: Float64Array.from(opens),
    right: Float64Array.from(closes),
    from: Uint32Array.from(covers, (cover) => Math.floor(cover / n)),
    to: Uint32Array.from(covers, (cover) => cover % n),
    weight: Float64Array.from(merged.values()),
  };
};
