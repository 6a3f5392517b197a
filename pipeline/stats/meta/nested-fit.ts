import { choleskySolve } from "../numeric/cholesky.ts";
import { factorInPlace } from "../numeric/factor-in-place.ts";
import { packedAt } from "../numeric/packed-matrix.ts";
import type { Nested } from "./nested-effects.ts";

/** What the covariance of the estimates is made of. */
export interface NestedVariances {
  /** Between outer clusters. */
  readonly outer: number;
  /** Between inner units of an outer cluster. */
  readonly inner: number;
  /** Of the sampling errors of two estimates of one outer cluster. */
  readonly correlation: number;
}

export interface NestedFit {
  /** Constants included; restricted, that of metafor, which adds ½ ln|XᵀX|. */
  readonly logLikelihood: number;
  /** Generalised least squares of `y` on `q`. */
  readonly delta: Float64Array;
  /** QᵀΣ⁻¹Q, packed. */
  readonly information: Float64Array;
  /** Its inverse. */
  readonly inverse: Float64Array;
  /** rᵀΣ⁻¹r. */
  readonly quadratic: number;
  /** L of each block, Σ = L·Lᵀ, packed, one behind another. */
  readonly factors: Float64Array;
  /** L⁻¹·[Q, r], r the residuals; k × (p + 1) by rows. */
  readonly white: Float64Array;
}

/**
 * Generalised least squares and the likelihood at given variances, with one Cholesky factor a block.
 * `null` when the covariance is (numerically) not positive definite.
 */
export const nestedFit = (nested: Nested, variances: NestedVariances, restricted: boolean): NestedFit | null => {
  const { k, p, start, blocks } = nested;
  const width = p + 1;
  const { factorStart } = nested;
  const factors = covarianceBlocks(nested, variances);
  let logDeterminant = 0;
  for (let block = 0; block < blocks; block++) {
    const size = (start[block + 1] as number) - (start[block] as number);
    const own = factorInPlace(factors, factorStart[block] as number, size);
    if (own === null) return null;
    logDeterminant += own;
  }
  const white = whitened(nested, factors);
  const cross = crossProducts(white, width);
  const information = cross.subarray(0, (p * width) / 2);
  const root = information.slice();
  const logInformation = factorInPlace(root, 0, p);
  if (logInformation === null) return null;
  const inverse = inverseOf(root, p);
  const delta = new Float64Array(p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      delta[i] = (delta[i] as number) + packedAt(inverse, i, j) * packedAt(cross, p, j);
    }
  }
  const quadratic = takeOut(white, delta);
  const df = restricted ? k - p : k;
  const design = restricted ? logInformation : 0;
  const logLikelihood = -0.5 * (df * Math.log(2 * Math.PI) + logDeterminant + design + quadratic);
  return { logLikelihood, delta, information, inverse, quadratic, factors, white };
};

/** Per block: s² on the diagonal and ρ·s·s beside it, σ²_outer and σ²_inner where two estimates share the unit. */
const covarianceBlocks = (nested: Nested, variances: NestedVariances): Float64Array => {
  const { outer, inner, standardError, start, factorStart } = nested;
  const packed = new Float64Array(factorStart[nested.blocks] as number);
  let at = 0;
  for (let block = 0; block < nested.blocks; block++) {
    const first = start[block] as number;
    for (let i = first; i < (start[block + 1] as number); i++) {
      const s = standardError[i] as number;
      for (let j = first; j < i; j++, at++) {
        if (outer[i] !== outer[j]) continue;
        const shared = variances.outer + (inner[i] === inner[j] ? variances.inner : 0);
        packed[at] = shared + variances.correlation * s * (standardError[j] as number);
      }
      packed[at++] = s * s + variances.outer + variances.inner;
    }
  }
  return packed;
};

/** L⁻¹·[Q, y]. */
const whitened = (nested: Nested, factors: Float64Array): Float64Array => {
  const { k, p, q, y, start } = nested;
  const width = p + 1;
  const white = new Float64Array(k * width);
  let at = 0;
  for (let block = 0; block < nested.blocks; block++) {
    const first = start[block] as number;
    for (let i = first; i < (start[block + 1] as number); i++) {
      const row = i * width;
      for (let c = 0; c < p; c++) white[row + c] = q[i * p + c] as number;
      white[row + p] = y[i] as number;
      for (let j = first; j < i; j++, at++) {
        const scale = factors[at] as number;
        const above = j * width;
        for (let c = 0; c < width; c++) {
          white[row + c] = (white[row + c] as number) - scale * (white[above + c] as number);
        }
      }
      const pivot = factors[at++] as number;
      for (let c = 0; c < width; c++) white[row + c] = (white[row + c] as number) / pivot;
    }
  }
  return white;
};

/** Makes residuals of the last column, L⁻¹(y − Qδ), and returns their sum of squares. */
const takeOut = (white: Float64Array, delta: Float64Array): number => {
  const p = delta.length;
  let squares = 0;
  for (let last = p; last < white.length; last += p + 1) {
    let rest = white[last] as number;
    for (let j = 0; j < p; j++) rest -= (white[last - p + j] as number) * (delta[j] as number);
    white[last] = rest;
    squares += rest * rest;
  }
  return squares;
};

/** AᵀA of a matrix by rows, packed. */
const crossProducts = (rows: Float64Array, width: number): Float64Array => {
  const cross = new Float64Array((width * (width + 1)) / 2);
  for (let row = 0; row < rows.length; row += width) {
    for (let i = 0, at = 0; i < width; i++) {
      const left = rows[row + i] as number;
      for (let j = 0; j <= i; j++, at++) cross[at] = (cross[at] as number) + left * (rows[row + j] as number);
    }
  }
  return cross;
};

/** (L·Lᵀ)⁻¹, packed. */
const inverseOf = (root: Float64Array, size: number): Float64Array => {
  const inverse = new Float64Array(root.length);
  for (let j = 0; j < size; j++) {
    const column = choleskySolve(
      root,
      Float64Array.from({ length: size }, (_, i) => (i === j ? 1 : 0)),
    );
    for (let i = j; i < size; i++) inverse[(i * (i + 1)) / 2 + j] = column[i] as number;
  }
  return inverse;
};
