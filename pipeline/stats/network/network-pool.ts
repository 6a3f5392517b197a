import { packedAt } from "../numeric/packed-matrix.ts";
import type { NetworkLabel } from "./network-trial.ts";
import type { Network } from "./read-network.ts";
import type { NetworkSolution } from "./solve-network.ts";

/** The relative effects of all pairs of treatments at one τ². */
export interface NetworkPool {
  readonly kind: "network-pool";
  readonly treatments: readonly NetworkLabel[];
  /** 0: common effect. */
  readonly tauSquared: number;
  /** [i][j]: treatment i minus treatment j. */
  readonly differences: readonly (readonly number[])[];
  /** Theirs; 0 on the diagonal. */
  readonly standardErrors: readonly (readonly number[])[];
}

export const networkPool = (
  { treatments }: Pick<Network, "treatments">,
  { tauSquared, coefficients, covariance }: NetworkSolution,
): NetworkPool => {
  const table = (entry: (i: number, j: number) => number) =>
    treatments.map((_, i) => treatments.map((_, j) => (i === j ? 0 : entry(i, j))));
  return {
    kind: "network-pool",
    treatments,
    tauSquared,
    differences: table((i, j) => (coefficients[i] as number) - (coefficients[j] as number)),
    standardErrors: table((i, j) => Math.sqrt(differenceVariance(covariance, i, j))),
  };
};

/** var(i − j) from a packed covariance. */
export const differenceVariance = (covariance: Float64Array, i: number, j: number): number =>
  packedAt(covariance, i, i) + packedAt(covariance, j, j) - 2 * packedAt(covariance, i, j);
