import { requireFiniteAll } from "../numeric/require.ts";

export interface MidRanks {
  /** From 1, ties sharing the mean of their ranks; in the order of the values. */
  readonly ranks: Float64Array;
  /** Σ(t³ − t) over groups of t equal values: 0 without ties. */
  readonly tieSum: number;
}

/** Which ranks do values have among themselves, ties sharing the mean of theirs? Equals R 4.2.2 `rank(x)`. */
export const midRanks = (values: ArrayLike<number>): MidRanks => {
  requireFiniteAll("values", values);
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (values[i] as number) - (values[j] as number),
  );
  const ranks = new Float64Array(n);
  let tieSum = 0;
  for (let from = 0; from < n; ) {
    const value = values[order[from] as number];
    let to = from + 1;
    while (to < n && values[order[to] as number] === value) to++;
    for (let k = from; k < to; k++) ranks[order[k] as number] = (from + 1 + to) / 2;
    const t = to - from;
    tieSum += t * t * t - t;
    from = to;
  }
  return { ranks, tieSum };
};
