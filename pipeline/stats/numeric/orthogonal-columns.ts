import { type NotEstimable, notEstimable } from "../quantity.ts";
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

/** A column of which less than this share is left beside the columns before it tells nothing new. */
const DEPENDENT = 1e-10;

/**
 * Which columns at right angles, each of mean square 1, span the same space, so that Newton's steps lose no digits?
 *
 * Units, offsets and near-dependence of covariates then cost nothing. Gram–Schmidt in the order of the columns, done twice, which is enough:
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
  const columns: Float64Array[] = [];
  /** given = columns · upper. */
  const upper: Float64Array[] = [];
  for (let j = 0; j < p; j++) {
    const rest = Float64Array.from(given[j] as ArrayLike<number>);
    const whole = rootMeanSquare(rest);
    const shares = new Float64Array(p);
    for (let pass = 0; pass < 2; pass++) {
      columns.forEach((column, k) => {
        let product = 0;
        for (let i = 0; i < n; i++) product += (column[i] as number) * (rest[i] as number);
        product /= n;
        shares[k] = (shares[k] as number) + product;
        for (let i = 0; i < n; i++) rest[i] = (rest[i] as number) - product * (column[i] as number);
      });
    }
    const left = rootMeanSquare(rest);
    if (!(left > DEPENDENT * whole)) {
      return notEstimable("singular", "The covariates cannot be told apart: one is a combination of others.", {
        column: j,
      });
    }
    shares[j] = left;
    columns.push(rest.map((value) => value / left));
    upper.push(shares);
  }
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

const rootMeanSquare = (values: Float64Array): number =>
  Math.sqrt(values.reduce((total, value) => total + value * value, 0) / values.length);

const combination = (vectors: readonly Float64Array[], shareOf: (k: number) => number): Float64Array => {
  const total = new Float64Array(vectors.length);
  vectors.forEach((vector, k) => {
    const share = shareOf(k);
    for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + share * (vector[i] as number);
  });
  return total;
};
