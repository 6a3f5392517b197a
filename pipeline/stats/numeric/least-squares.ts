import { Matrix, QrDecomposition } from "ml-matrix";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { requireSameLength } from "./require.ts";

export interface LeastSquares {
  readonly kind: "least-squares";
  /** In the order of the columns. */
  readonly coefficients: Float64Array;
  /** (XᵀWX)⁻¹, packed by rows of its lower triangle. */
  readonly inverse: Float64Array;
  readonly fitted: Float64Array;
  readonly residuals: Float64Array;
  /** Diagonal of the hat matrix X(XᵀWX)⁻¹XᵀW. */
  readonly leverage: Float64Array;
  /** Σ w·residual². */
  readonly residualSum: number;
}

export interface LeastSquaresOptions {
  /** One a row, above 0. Default 1. */
  readonly weights?: ArrayLike<number>;
}

/** A column of which less than this share is left beside the columns before it tells nothing new. */
const DEPENDENT = 1e-10;

/**
 * Which coefficients make Σ w·(y − Xβ)² least?
 *
 * `columns` are those of X, the intercept among them. Householder QR on columns brought to length 1, so that units of covariates do not
 * matter; (XᵀWX)⁻¹ from R⁻¹ without forming XᵀWX. Businger & Golub (1965), doi:10.1007/BF01436084.
 * Equals R `lm(weights = )`, `lm.influence()$hat`. Not estimable with fewer rows than columns or with dependent columns.
 */
export const leastSquares = (
  columns: readonly ArrayLike<number>[],
  response: ArrayLike<number>,
  { weights }: LeastSquaresOptions = {},
): LeastSquares | NotEstimable => {
  const n = response.length;
  const p = columns.length;
  for (const column of columns) requireSameLength("column", column, n);
  if (weights) requireSameLength("weights", weights, n);
  if (n < p || p === 0) return notEstimable("too-few", `${n} rows cannot give ${p} coefficients.`, { n, p });
  const root = Float64Array.from(response, (_, i) => Math.sqrt(weights ? (weights[i] as number) : 1));
  const lengths = columns.map((column) => {
    let total = 0;
    for (let i = 0; i < n; i++) total += square((root[i] as number) * (column[i] as number));
    return Math.sqrt(total);
  });
  const x = new Matrix(n, p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      x.set(i, j, ((root[i] as number) * (columns[j]?.[i] as number)) / ((lengths[j] as number) || 1));
    }
  }
  const qr = new QrDecomposition(x);
  const upper = qr.upperTriangularMatrix;
  for (let j = 0; j < p; j++) {
    if (!(Math.abs(upper.get(j, j)) > DEPENDENT)) {
      return notEstimable("singular", "The covariates cannot be told apart: one is a combination of others.", {
        column: j,
      });
    }
  }
  const inverseUpper = invertUpper(upper, p);
  const q = qr.orthogonalMatrix;
  const rotated = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < n; i++)
      rotated[j] = (rotated[j] as number) + q.get(i, j) * (root[i] as number) * (response[i] as number);
  }
  const coefficients = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    let total = 0;
    for (let k = j; k < p; k++) total += inverseUpper.get(j, k) * (rotated[k] as number);
    coefficients[j] = total / (lengths[j] as number);
  }
  const inverse = new Float64Array((p * (p + 1)) / 2);
  for (let i = 0, at = 0; i < p; i++) {
    for (let j = 0; j <= i; j++, at++) {
      let total = 0;
      for (let k = i; k < p; k++) total += inverseUpper.get(i, k) * inverseUpper.get(j, k);
      inverse[at] = total / ((lengths[i] as number) * (lengths[j] as number));
    }
  }
  const fitted = Float64Array.from(response, (_, i) =>
    columns.reduce((total, column, j) => total + (column[i] as number) * (coefficients[j] as number), 0),
  );
  const residuals = Float64Array.from(response, (value, i) => value - (fitted[i] as number));
  const leverage = Float64Array.from(response, (_, i) => {
    let total = 0;
    for (let j = 0; j < p; j++) total += square(q.get(i, j));
    return total;
  });
  const residualSum = residuals.reduce((total, value, i) => total + square((root[i] as number) * value), 0);
  return { kind: "least-squares", coefficients, inverse, fitted, residuals, leverage, residualSum };
};

const square = (x: number): number => x * x;

const invertUpper = (upper: Matrix, p: number): Matrix => {
  const inverse = Matrix.zeros(p, p);
  for (let j = 0; j < p; j++) {
    inverse.set(j, j, 1 / upper.get(j, j));
    for (let i = j - 1; i >= 0; i--) {
      let total = 0;
      for (let k = i + 1; k <= j; k++) total += upper.get(i, k) * inverse.get(k, j);
      inverse.set(i, j, -total / upper.get(i, i));
    }
  }
  return inverse;
};
