import { requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

export interface Arms {
  /** Row numbers of those not treated and of those treated. */
  readonly rows: readonly [readonly number[], readonly number[]];
}

/** The rows of each arm, those with a weight of 0 left out; refuses when one is empty. Throws RangeError for codes other than 0 and 1. */
export const requireArms = (treated: ArrayLike<number>, weight?: ArrayLike<number>): Arms | NotEstimable => {
  const n = treated.length;
  if (weight) requireSameLength("weight", weight, n);
  const rows: readonly [number[], number[]] = [[], []];
  for (let i = 0; i < n; i++) {
    const arm = treated[i];
    if (arm !== 0 && arm !== 1) throw new RangeError(`treated[${i}] must be 0 or 1: ${arm}`);
    const counts = weight ? (weight[i] as number) : 1;
    if (!(counts >= 0 && counts < Infinity)) throw new RangeError(`weight[${i}] must be ≥ 0 and finite: ${counts}`);
    if (counts > 0) rows[arm].push(i);
  }
  if (rows[0].length === 0 || rows[1].length === 0) {
    return notEstimable("one-group", "There is nobody in one of the two groups.", { n });
  }
  return { rows };
};
