import { congruence } from "../numeric/congruence.ts";
import { packedAt } from "../numeric/packed-matrix.ts";
import { symmetricEigen } from "../numeric/symmetric-eigen.ts";

/** Where the covariance of the random coefficients lies: inside its space, or at its edge, where the likelihood would have it beyond. */
export type RandomEdge = "none" | "zeroVariance" | "perfectCorrelation";

export interface RandomCovariance {
  readonly edge: RandomEdge;
  readonly covariance: readonly (readonly number[])[];
  /** `null` where a variance is 0. */
  readonly correlation: readonly (readonly (number | null)[])[];
}

/** Below this share of the residual variance, on the scale of the random columns' own spread, a variance is 0. */
const NONE = 1e-10;

/** D = B·D*·Bᵀ, with variances that are 0 and correlations that are ±1 within rounding made exactly so. */
export const randomCovariance = (
  scaled: Float64Array,
  residual: number,
  back: readonly ArrayLike<number>[],
  unit: number,
): RandomCovariance => {
  const size = back.length;
  const indices = back.map((_, i) => i);
  const lost = (symmetricEigen(scaled, size).values[0] as number) < NONE * residual;
  const whole = congruence(scaled, back).map((value) => value * unit * unit);
  const spread = back.map((row) => Array.from(row).reduce((total, value) => total + value * value, 0) * unit * unit);
  const none = indices.map((i) => packedAt(whole, i, i) < NONE * residual * (spread[i] as number));
  const at = (i: number, j: number): number => (none[i] || none[j] ? 0 : packedAt(whole, i, j));
  return {
    edge: none.includes(true) ? "zeroVariance" : lost ? "perfectCorrelation" : "none",
    covariance: indices.map((i) => indices.map((j) => at(i, j))),
    correlation: indices.map((i) =>
      indices.map((j) => {
        if (none[i] || none[j]) return null;
        if (i === j) return 1;
        const value = at(i, j) / Math.sqrt(at(i, i) * at(j, j));
        return lost && size === 2 ? Math.sign(value) : value;
      }),
    ),
  };
};
