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
  const ends: { readonly at: number; readonly kind: number }[] = [];
  for (let i = 0; i < n; i++) {
    ends.push({ at: left[i] as number, kind: kindOfLeft(i) }, { at: right[i] as number, kind: RIGHT });
  }
  ends.sort((a, b) => (a.at === b.at ? a.kind - b.kind : a.at - b.at));
  const places: { readonly left: number; readonly right: number; readonly kind: number }[] = [];
  for (let e = 1; e < ends.length; e++) {
    const [before, here] = [ends[e - 1], ends[e]];
    if (!before || !here || here.kind !== RIGHT || before.kind === RIGHT) continue;
    places.push({ left: before.at, right: here.at, kind: before.kind });
  }
  const merged = new Map<string, { readonly from: number; readonly to: number; weight: number }>();
  for (let i = 0; i < n; i++) {
    const [at, kind, end] = [left[i] as number, kindOfLeft(i), right[i] as number];
    const from = firstWhere(places.length, (k) => {
      const place = places[k] as (typeof places)[number];
      return place.left > at || (place.left === at && place.kind >= kind);
    });
    const to = firstWhere(places.length, (k) => (places[k] as (typeof places)[number]).right > end) - 1;
    const key = `${from} ${to}`;
    const known = merged.get(key) ?? { from, to, weight: 0 };
    merged.set(key, known);
    known.weight += weight ? (weight[i] as number) : 1;
  }
  const rows = [...merged.values()];
  return {
    left: Float64Array.from(places, (place) => place.left),
    right: Float64Array.from(places, (place) => place.right),
    from: Uint32Array.from(rows, (row) => row.from),
    to: Uint32Array.from(rows, (row) => row.to),
    weight: Float64Array.from(rows, (row) => row.weight),
  };
};

/** The first index for which a condition holds that, once true, stays true; the length when it never does. */
const firstWhere = (length: number, holds: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
