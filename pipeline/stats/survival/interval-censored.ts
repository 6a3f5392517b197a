import { requireSameLength } from "../numeric/require.ts";

/** People of whom it is known between which times the event came; one element per person. */
export interface IntervalCensored {
  /** The last time known free of the event: ≥ 0, 0 when never seen free. */
  readonly left: ArrayLike<number>;
  /** The first time known to have had it; Infinity when never seen so (right-censored). Equal to `left` for an exact time. */
  readonly right: ArrayLike<number>;
  /** How many people the row stands for, > 0. */
  readonly weight?: ArrayLike<number>;
}

/** Throws `RangeError` where left and right are not ends of an interval (left, right] of times; `signed` lets them lie below 0. */
export const requireIntervalCensored = (
  { left, right, weight }: IntervalCensored,
  { signed = false }: { readonly signed?: boolean } = {},
): void => {
  requireSameLength("right", right, left.length);
  if (weight) requireSameLength("weight", weight, left.length);
  for (let i = 0; i < left.length; i++) {
    const [from, to] = [left[i] as number, right[i] as number];
    if (!signed && !(from >= 0)) throw new RangeError(`left[${i}] must be ≥ 0: ${from}`);
    if (!(from < Infinity)) throw new RangeError(`left[${i}] must be < Infinity: ${from}`);
    if (!(to >= from && to > -Infinity)) throw new RangeError(`right[${i}] must be ≥ left[${i}] = ${from}: ${to}`);
    const w = weight ? (weight[i] as number) : 1;
    if (!(w > 0 && w < Infinity)) throw new RangeError(`weight[${i}] must be positive and finite: ${w}`);
  }
};
