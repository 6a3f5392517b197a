import { requireCount, requireFiniteAll, requireSameLength } from "../numeric/require.ts";

export interface OrderedOutcome {
  /** One a row: 0 for the lowest category of the scale, 1 for the next, … */
  readonly category: ArrayLike<number>;
  /** How many categories the scale has. Default: up to the highest that is found. */
  readonly categories?: number;
  /** Columns without an intercept: the thresholds are the intercepts. */
  readonly covariates: readonly ArrayLike<number>[];
  /** Frequency of each row, ≥ 0; default 1. */
  readonly weight?: ArrayLike<number>;
}

/** Rows of weight above 0, categories that nobody has left out. */
export interface OrderedRows {
  /** Row numbers of the data. */
  readonly row: Uint32Array;
  /** Position in `observed`. */
  readonly code: Uint32Array;
  readonly weight: Float64Array;
  /** Σ weight. */
  readonly n: number;
  /** The categories that somebody is in, ascending, and the weight in each. */
  readonly observed: readonly number[];
  readonly totals: Float64Array;
  /** Those that nobody is in. */
  readonly empty: readonly number[];
}

/** Throws RangeError for lengths that differ, categories that are not whole or beyond `categories`, weights below 0, and values that are not finite. */
export const orderedRows = ({ category, categories, covariates, weight }: OrderedOutcome): OrderedRows => {
  for (const column of covariates) {
    requireSameLength("covariate", column, category.length);
    requireFiniteAll("covariate", column);
  }
  if (weight) requireSameLength("weight", weight, category.length);
  let highest = -1;
  const kept: number[] = [];
  for (let i = 0; i < category.length; i++) {
    highest = Math.max(highest, requireCount(`category[${i}]`, category[i] as number));
    const w = weight ? (weight[i] as number) : 1;
    if (!(w >= 0 && w < Number.POSITIVE_INFINITY)) throw new RangeError(`weight[${i}] must be finite and ≥ 0: ${w}`);
    if (w > 0) kept.push(i);
  }
  const count = requireCount("categories", categories ?? highest + 1);
  if (highest >= count) throw new RangeError(`category must be below ${count}: ${highest}`);
  const all = new Float64Array(count);
  for (const i of kept)
    all[category[i] as number] = (all[category[i] as number] as number) + (weight ? (weight[i] as number) : 1);
  const named = Array.from(all, (_, k) => k);
  const observed = named.filter((k) => (all[k] as number) > 0);
  return {
    row: Uint32Array.from(kept),
    code: Uint32Array.from(kept, (i) => observed.indexOf(category[i] as number)),
    weight: Float64Array.from(kept, (i) => (weight ? (weight[i] as number) : 1)),
    n: all.reduce((total, one) => total + one, 0),
    observed,
    totals: all.filter((total) => total > 0),
    empty: named.filter((k) => all[k] === 0),
  };
};
