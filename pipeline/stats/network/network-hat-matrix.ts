import { packedAt } from "../numeric/packed-matrix.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { readConnected } from "./connected-parts.ts";
import { differenceVariance } from "./network-pool.ts";
import { type NetworkTau, networkTauSquared } from "./network-tau-squared.ts";
import { allPairs, type NetworkLabel, pairAt } from "./network-trial.ts";
import type { NetworkContrasts } from "./read-network.ts";
import { solveNetwork } from "./solve-network.ts";

export interface NetworkEdge {
  readonly treatment: NetworkLabel;
  readonly comparator: NetworkLabel;
  /** How many compare the two. */
  readonly trials: number;
  /** Theirs of treatment − comparator, by weights reduced for multi-arm trials. */
  readonly estimate: Quantity;
}

export interface NetworkHatMatrix {
  readonly kind: "network-hat-matrix";
  readonly tauSquared: number;
  /** Every pair of treatments, in their order. */
  readonly comparisons: readonly { readonly treatment: NetworkLabel; readonly comparator: NetworkLabel }[];
  /** The pairs that trials compared. */
  readonly edges: readonly NetworkEdge[];
  /** [comparison][edge]: how much of the edge's estimate goes into that of the comparison; negative against the edge's direction. */
  readonly coefficients: readonly (readonly number[])[];
  /** Of every row of the input, 0 to 1: its weight times the network variance of its contrast. They add up to treatments − 1. */
  readonly leverages: Float64Array;
}

/**
 * Where does each network estimate come from?
 *
 * The network estimate of a comparison = Σ coefficient × estimate of an edge. H = B·G·Bᵀ·W over edges, G the covariance of effects, W the
 * edges' weights 1/(SE² + τ²), those of multi-arm trials reduced. Along each comparison coefficients are a flow of one unit from treatment
 * to comparator: they add up to 1 at either end and to 0 between. A comparison's own coefficient is its direct share where all trials have
 * two arms. König, Krahn & Binder (2013), doi:10.1002/sim.6001; Rücker (2012), doi:10.1002/jrsm.1058. Equals netmeta 3.3-1
 * `netmeta(…)$H.matrix.random`, its columns summed over the trials of an edge. Refuses and throws as `directAndIndirect`.
 */
export const networkHatMatrix = (
  input: NetworkContrasts,
  { tauSquared = "DL" }: { readonly tauSquared?: NetworkTau } = {},
): NetworkHatMatrix | NotEstimable => {
  const network = readConnected(input);
  if (network.kind === "not-estimable") return network;
  const between = networkTauSquared(network, tauSquared);
  if (typeof between !== "number") return between;
  const solution = solveNetwork(network, between);
  if (solution.kind === "not-estimable") return solution;
  const { treatments, trials } = network;
  const { covariance, laplacians } = solution;
  const sums = Array.from({ length: pairAt(0, treatments.length) }, () => ({ trials: 0, weight: 0, weighted: 0 }));
  const leverages = new Float64Array(input.estimates.length);
  for (const [t, { arms, estimates, rows }] of trials.entries()) {
    for (const [p, q] of allPairs(arms.length)) {
      const [i, j, at] = [arms[p] as number, arms[q] as number, pairAt(p, q)];
      const weight = -(laplacians[t]?.[p * arms.length + q] as number);
      leverages[rows[at] as number] = weight * differenceVariance(covariance, i, j);
      const sum = sums[pairAt(i, j)] as EdgeSum;
      sum.trials += 1;
      sum.weight += weight;
      sum.weighted += weight * (estimates[at] as number);
    }
  }
  const pairs = allPairs(treatments.length);
  const named = ([i, j]: readonly [number, number]) => ({
    treatment: treatments[i] as NetworkLabel,
    comparator: treatments[j] as NetworkLabel,
  });
  const compared = pairs
    .map((pair) => ({ pair, sum: sums[pairAt(...pair)] as EdgeSum }))
    .filter(({ sum }) => sum.trials > 0);
  const covarianceOf = ([i, j]: readonly [number, number], [a, b]: readonly [number, number]) =>
    packedAt(covariance, i, a) - packedAt(covariance, i, b) - packedAt(covariance, j, a) + packedAt(covariance, j, b);
  return {
    kind: "network-hat-matrix",
    tauSquared: between,
    comparisons: pairs.map(named),
    edges: compared.map(({ pair, sum }) => ({ ...named(pair), trials: sum.trials, estimate: edgeEstimate(sum) })),
    coefficients: pairs.map((row) => compared.map(({ pair, sum }) => sum.weight * covarianceOf(row, pair))),
    leverages,
  };
};

interface EdgeSum {
  trials: number;
  weight: number;
  weighted: number;
}

const edgeEstimate = ({ weight, weighted }: EdgeSum): Quantity =>
  weight > 0
    ? estimate(weighted / weight, { se: 1 / Math.sqrt(weight) })
    : notEstimable("singular", "The reduced weights of multi-arm trials leave this pair none of its own.");
