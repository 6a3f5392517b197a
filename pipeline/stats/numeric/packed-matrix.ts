import { cholesky, choleskySolve } from "./cholesky.ts";

/** Element (i, j) of a symmetric matrix packed by rows of its lower triangle. */
export const packedAt = (packed: ArrayLike<number>, i: number, j: number): number =>
  (i >= j ? packed[(i * (i + 1)) / 2 + j] : packed[(j * (j + 1)) / 2 + i]) as number;

/** The inverse of a packed positive definite matrix, packed alike; `null` when it has none. */
export const packedInverse = (packed: ArrayLike<number>, size: number): Float64Array | null => {
  const factor = cholesky(packed, size);
  if (factor === null) return null;
  const inverse = new Float64Array((size * (size + 1)) / 2);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    const column = choleskySolve(factor, unit);
    for (let i = j; i < size; i++) inverse[(i * (i + 1)) / 2 + j] = column[i] as number;
  }
  return inverse;
};

/** vᵀ·A⁻¹·v for a packed positive definite A; `null` when A has no inverse. */
export const inverseForm = (packed: ArrayLike<number>, v: ArrayLike<number>): number | null => {
  const factor = cholesky(packed, v.length);
  if (factor === null) return null;
  const solved = choleskySolve(factor, v);
  let total = 0;
  for (let i = 0; i < v.length; i++) total += (v[i] as number) * (solved[i] as number);
  return total;
};

/** vᵀ·A·v. */
export const packedForm = (packed: ArrayLike<number>, v: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < v.length; i++) {
    for (let j = 0; j < v.length; j++) total += packedAt(packed, i, j) * (v[i] as number) * (v[j] as number);
  }
  return total;
};

/** Adds scale × v·vᵀ. */
export const addOuter = (packed: Float64Array, v: ArrayLike<number>, scale = 1): void => {
  for (let i = 0, at = 0; i < v.length; i++) {
    const vi = scale * (v[i] as number);
    for (let j = 0; j <= i; j++, at++) packed[at] = (packed[at] as number) + vi * (v[j] as number);
  }
};

/** A copy with row and column i multiplied by factors[i]: what a covariance becomes in other units. */
export const rescaled = (packed: ArrayLike<number>, factors: ArrayLike<number>): Float64Array => {
  const copy = Float64Array.from(packed);
  for (let i = 0, at = 0; i < factors.length; i++) {
    for (let j = 0; j <= i; j++, at++) {
      copy[at] = (copy[at] as number) * (factors[i] as number) * (factors[j] as number);
    }
  }
  return copy;
};

/** The full matrix, for results. */
export const unpacked = (packed: ArrayLike<number>, size: number): readonly (readonly number[])[] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => packedAt(packed, i, j)));

/** Square roots of the diagonal. */
export const rootDiagonal = (packed: ArrayLike<number>, size: number): readonly number[] =>
  Array.from({ length: size }, (_, i) => Math.sqrt(packedAt(packed, i, i)));
