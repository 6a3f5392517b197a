import { packedAt } from "../numeric/packed-matrix.ts";
import type { Nested } from "./nested-effects.ts";
import type { NestedFit } from "./nested-fit.ts";

/** The coefficients on the columns as they were given. */
export const coefficientsOf = ({ p, back, projected }: Nested, { delta }: NestedFit): Float64Array =>
  delta.map((_, i) =>
    delta.reduce((total, d, j) => total + (back[i * p + j] as number) * ((projected[j] as number) + d), 0),
  );

/** (QᵀWQ)⁻¹·t with t the row of `back` that makes coefficient j. */
export const backTransformed = (inverse: ArrayLike<number>, back: Float64Array, j: number, p: number): Float64Array =>
  Float64Array.from({ length: p }, (_, i) => {
    let total = 0;
    for (let k = 0; k < p; k++) total += packedAt(inverse, i, k) * (back[j * p + k] as number);
    return total;
  });

/** (XᵀWX)⁻¹, packed. */
export const coefficientCovariance = ({ p, back }: Nested, { inverse }: NestedFit): Float64Array => {
  const packed = new Float64Array((p * (p + 1)) / 2);
  for (let i = 0, at = 0; i < p; i++) {
    const direction = backTransformed(inverse, back, i, p);
    for (let j = 0; j <= i; j++, at++) {
      for (let k = 0; k < p; k++)
        packed[at] = (packed[at] as number) + (direction[k] as number) * (back[j * p + k] as number);
    }
  }
  return packed;
};
