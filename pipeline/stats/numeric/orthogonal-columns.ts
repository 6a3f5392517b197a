import { type NotEstimable, notEstimable } from "../quantity.ts";
import { orthonormalColumns } from "./orthonormal-columns.ts";
import { packedAt } from "./packed-matrix.ts";
import { requireFiniteAll, requireSameLength } from "./require.ts";

export interface OrthogonalColumns {
  readonly kind: "orthogonal-columns";
  /** Orthogonal to each other, each of mean square 1. */
  readonly columns: readonly Float64Array[];
  /** What coefficients of these columns are as coefficients of the given ones. */
  readonly back: (coefficients: ArrayLike<number>) => Float64Array;
  /** The same for a covariance, packed by rows of its lower triangle. */
  readonly backCovariance: (packed: ArrayLike<number>) => Float64Array;
}

/**
 * Which columns at right angles, each of mean square 1, span the same space, so that Newton's steps lose no digits?
 *
 * Units, offsets and near-dependence of covariates then cost nothing. Gram–Schmidt in the order of the columns, twice (`orthonormalColumns`):
 * Giraud, Langou & Rozložník (2005), doi:10.1016/j.camwa.2005.08.009. Equals R `qr.Q(qr(X)) * sqrt(n)` up to signs.
 * Not estimable with fewer rows than columns, or when a column is a combination of those before it.
 */
export const orthogonalColumns = (given: readonly ArrayLike<number>[], n: number): OrthogonalColumns | NotEstimable => {
  const p = given.length;
  for (const column of given) {
    requireSameLength("column", column, n);
    requireFiniteAll("column", column);
  }
  if (p === 0 || n < p) return notEstimable("too-few", `${n} rows cannot give ${p} coefficients.`, { n, p });
  const { columns: units, parts, dependent } = orthonormalColumns(given);
  if (dependent.length > 0) {
    return notEstimable("singular", "The covariates cannot be told apart: one is a combination of others.", {
      column: dependent[0] as number,
    });
  }
  const root = Math.sqrt(n);
  const columns = units.map((column) => column.map((value) => value * root));
  /** given = columns · upper. */
  const upper = parts.map((own) => own.map((value) => value / root));
  const back = (coefficients: ArrayLike<number>): Float64Array => {
    const solved = Float64Array.from(coefficients);
    for (let j = p - 1; j >= 0; j--) {
      const shares = upper[j] as Float64Array;
      solved[j] = (solved[j] as number) / (shares[j] as number);
      for (let k = 0; k < j; k++) solved[k] = (solved[k] as number) - (shares[k] as number) * (solved[j] as number);
    }
    return solved;
  };
  const inverse = columns.map((_, k) => {
    const unit = new Float64Array(p);
    unit[k] = 1;
    return back(unit);
  });
  const backCovariance = (packed: ArrayLike<number>): Float64Array => {
    const half = inverse.map((_, k) => combination(inverse, (l) => packedAt(packed, k, l)));
    const covariance = new Float64Array(packed.length);
    for (let i = 0, at = 0; i < p; i++) {
      const row = combination(half, (k) => (inverse[k] as Float64Array)[i] as number);
      for (let j = 0; j <= i; j++, at++) covariance[at] = row[j] as number;
    }
    return covariance;
  };
  return { kind: "orthogonal-columns", columns, back, backCovariance };
};

const combination = (vectors: readonly Float64Array[], shareOf: (k: number) => number): Float64Array => {
  const total = new Float64Array(vectors.length);
  vectors.forEach((vector, k) => {
    const share = shareOf(k);
    for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + share * (vector[i] as number);
  });
  return total;
};
