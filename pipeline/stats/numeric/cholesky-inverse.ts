import { choleskySolve } from "./cholesky.ts";

/** A⁻¹, packed by rows of its lower triangle, for a factor of A from `cholesky`. */
export const choleskyInverse = (factor: ArrayLike<number>, size: number): Float64Array => {
  const inverse = new Float64Array((size * (size + 1)) / 2);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    const column = choleskySolve(factor, unit);
    for (let i = j; i < size; i++) inverse[(i * (i + 1)) / 2 + j] = column[i] as number;
  }
  return inverse;
};
