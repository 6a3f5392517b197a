import { chiSquareQuantile } from "../distributions/chi-square-quantile.ts";
import { cholesky, choleskySolve } from "../numeric/cholesky.ts";
import { addOuter } from "../numeric/packed-matrix.ts";
import type { Random } from "../numeric/random.ts";
import { normalFromPrecision } from "./normal-from-precision.ts";

export interface LinearDraw {
  /** The least squares coefficients, and a draw from their posterior. */
  readonly fitted: Float64Array;
  readonly drawn: Float64Array;
  /** A draw of the residual standard deviation. */
  readonly sigma: number;
}

export interface LinearDrawOptions {
  /** This share of the diagonal of XᵀX is added to it (not for the intercept, the first column), against collinearity. */
  readonly ridge: number;
  readonly random: Random;
}

/**
 * Coefficients and residual standard deviation drawn from their posterior under the usual flat prior:
 * σ*² = RSS/χ²(n − p), β* = β̂ + σ*·V^½·z. Rubin (1987), Multiple Imputation for Nonresponse, p. 167.
 */
export const linearDraw = (
  columns: readonly Float64Array[],
  response: Float64Array,
  { ridge, random }: LinearDrawOptions,
): LinearDraw | null => {
  const p = columns.length;
  const n = response.length;
  const cross = new Float64Array((p * (p + 1)) / 2);
  const right = new Float64Array(p);
  const row = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      row[j] = (columns[j] as Float64Array)[i] as number;
      right[j] = (right[j] as number) + (row[j] as number) * (response[i] as number);
    }
    addOuter(cross, row);
  }
  for (let j = 1; j < p; j++) {
    const at = (j * (j + 3)) / 2;
    cross[at] = (cross[at] as number) * (1 + ridge);
  }
  const factor = cholesky(cross, p);
  if (factor === null) return null;
  const fitted = choleskySolve(factor, right);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    let left = response[i] as number;
    for (let j = 0; j < p; j++) left -= (fitted[j] as number) * ((columns[j] as Float64Array)[i] as number);
    squares += left * left;
  }
  // 1 − u lies in (0, 1]; the largest u stays below 1.
  const chiSquare = chiSquareQuantile(Math.min(1 - random.next(), 1 - Number.EPSILON), Math.max(1, n - p));
  const sigma = Math.sqrt(squares / chiSquare);
  const moved = normalFromPrecision(factor, p, random);
  return { fitted, drawn: fitted.map((value, j) => value + sigma * (moved[j] as number)), sigma };
};
