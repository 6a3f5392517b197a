import type { Random } from "../numeric/random.ts";
import { standardNormal } from "../numeric/standard-normal.ts";

/** A draw from the normal distribution with mean 0 and covariance (L·Lᵀ)⁻¹, for a factor L from `cholesky`. */
export const normalFromPrecision = (factor: ArrayLike<number>, size: number, random: Random): Float64Array => {
  const draw = new Float64Array(size).map(() => standardNormal(random));
  for (let i = size - 1; i >= 0; i--) {
    let rest = draw[i] as number;
    for (let k = i + 1; k < size; k++) rest -= (factor[(k * (k + 1)) / 2 + i] as number) * (draw[k] as number);
    draw[i] = rest / (factor[(i * (i + 3)) / 2] as number);
  }
  return draw;
};
