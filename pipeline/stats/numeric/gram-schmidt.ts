import { project } from "./orthonormal-columns.ts";

export interface GramSchmidt {
  /** Each of length 1, at right angles to the others; the first j span what the first j given columns span. */
  readonly columns: readonly Float64Array[];
  /** What was left of each column once those before it were taken out: their product squared is the determinant of XᵀX. */
  readonly lengths: Float64Array;
  /** The same over the column's own length: near 0, or NaN for a column of zeros, where it tells nothing new. */
  readonly shares: Float64Array;
}

/**
 * Which columns at right angles span the same space as those given?
 *
 * Each column is gone through twice, which keeps right angles to the last bit: Giraud, Langou & Rozložník (2005),
 * doi:10.1016/j.camwa.2005.08.009. O(n·p²). Equals R `qr.Q(qr(X))` up to signs. A column that is a combination of those before it becomes
 * noise (see `shares`), where `orthonormalColumns` leaves it out.
 */
export const gramSchmidt = (given: readonly ArrayLike<number>[]): GramSchmidt => {
  const columns: Float64Array[] = [];
  const lengths = new Float64Array(given.length);
  const shares = new Float64Array(given.length);
  given.forEach((values, j) => {
    const column = new Float64Array(values);
    const before = lengthOf(column);
    takeOut(columns, column);
    const left = lengthOf(column);
    for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) / left;
    columns.push(column);
    lengths[j] = left;
    shares[j] = left / before;
  });
  return { columns, lengths, shares };
};

/** Takes out of a vector, in place, what lies in the span of orthonormal columns. */
export const takeOut = (columns: readonly Float64Array[], vector: Float64Array): void => {
  for (let pass = 0; pass < 2; pass++) {
    for (const column of columns) project(vector, column);
  }
};

const lengthOf = (vector: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < vector.length; i++) total += (vector[i] as number) * (vector[i] as number);
  return Math.sqrt(total);
};
