import { cholesky, choleskyLogDeterminant } from "../numeric/cholesky.ts";
import { choleskyInverse } from "../numeric/cholesky-inverse.ts";
import { packedAt } from "../numeric/packed-matrix.ts";
import { type NetworkTrial, pairAt } from "./network-trial.ts";

export interface TrialPrecision {
  /** Arms × arms, by rows; rows add up to 0. Minus the weight of the contrast (p, q) stands at (p, q). */
  readonly laplacian: Float64Array;
  /** Of the covariance of the contrasts with the first arm. */
  readonly logDeterminant: number;
}

/**
 * How precisely a trial tells its arms apart: the Laplacian of its reduced weights, every contrast's variance raised by τ².
 *
 * cov(p−0, q−0) = (v_p0 + v_q0 − v_pq)/2 for the contrasts with the first arm; its inverse, with rows and columns for the first arm
 * that make all sums 0, is the Laplacian, so that weights of a multi-arm trial are those of as many independent two-arm trials.
 * Of two arms: 1/(v + τ²). `null` when the covariance is not positive definite. Rücker & Schwarzer (2014), doi:10.1002/sim.6236.
 */
export const trialPrecision = ({ arms, variances }: NetworkTrial, tauSquared: number): TrialPrecision | null => {
  const n = arms.length;
  if (n === 2) {
    const variance = (variances[0] as number) + tauSquared;
    const weight = 1 / variance;
    return { laplacian: Float64Array.of(weight, -weight, -weight, weight), logDeterminant: Math.log(variance) };
  }
  const between = (p: number, q: number) => (p === q ? 0 : (variances[pairAt(p, q)] as number) + tauSquared);
  const covariance = new Float64Array((n * (n - 1)) / 2);
  for (let q = 1, at = 0; q < n; q++) {
    for (let p = 1; p <= q; p++, at++) covariance[at] = (between(0, p) + between(0, q) - between(p, q)) / 2;
  }
  const factor = cholesky(covariance, n - 1);
  if (factor === null) return null;
  const inverse = choleskyInverse(factor, n - 1);
  const laplacian = new Float64Array(n * n);
  const add = (p: number, q: number, value: number) => {
    laplacian[p * n + q] = (laplacian[p * n + q] as number) + value;
  };
  for (let q = 1; q < n; q++) {
    for (let p = 1; p < n; p++) {
      const value = packedAt(inverse, p - 1, q - 1);
      add(p, q, value);
      add(0, q, -value);
      add(p, 0, -value);
      add(0, 0, value);
    }
  }
  return { laplacian, logDeterminant: choleskyLogDeterminant(factor, n - 1) };
};
