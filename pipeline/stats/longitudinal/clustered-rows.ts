import { requireFinite, requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import type { MeanModel } from "./mean-model.ts";

export interface ClusteredOutcome {
  /** One a row, rows in any order. */
  readonly outcome: ArrayLike<number>;
  /** Columns of the design, the intercept's column of ones among them. */
  readonly design: readonly ArrayLike<number>[];
  /** Whose row it is: rows with the same code are correlated. */
  readonly cluster: ArrayLike<number>;
}

/** Row numbers of each cluster, in the order in which clusters are met. */
export const clusteredRows = (
  { outcome, design, cluster }: ClusteredOutcome,
  { allowed, allowedRange }: MeanModel,
): readonly (readonly number[])[] => {
  const n = outcome.length;
  requireSameLength("cluster", cluster, n);
  for (const column of design) {
    requireSameLength("design", column, n);
    requireFiniteAll("design", column);
  }
  const members = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const y = outcome[i] as number;
    if (!allowed(y)) throw new RangeError(`outcome[${i}] must be ${allowedRange}: ${y}`);
    const code = requireFinite(`cluster[${i}]`, cluster[i] as number);
    const known = members.get(code);
    if (known) known.push(i);
    else members.set(code, [i]);
  }
  return [...members.values()];
};
