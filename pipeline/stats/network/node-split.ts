import { packedAt } from "../numeric/packed-matrix.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { readConnected } from "./connected-parts.ts";
import { requireTreatment } from "./league-table.ts";
import { type NetworkEffect, networkEffect } from "./network-effect.ts";
import { differenceVariance } from "./network-pool.ts";
import { type NetworkTau, networkTauSquared } from "./network-tau-squared.ts";
import { allPairs, type NetworkLabel } from "./network-trial.ts";
import type { Network, NetworkContrasts } from "./read-network.ts";
import { type NetworkSolution, solveNetwork } from "./solve-network.ts";
import type { ArmTerm } from "./trial-design.ts";

export interface NodeSplitOptions {
  /** Default "DL", estimated again in the split model. */
  readonly tauSquared?: NetworkTau;
  /** Which arm of a multi-arm trial with both takes the inconsistency: half each (default), or all on one side. */
  readonly share?: "symmetric" | "treatment" | "comparator";
  readonly level?: number;
}

export interface NodeSplit {
  readonly kind: "node-split";
  /** How many compare the two. */
  readonly trials: number;
  /** Of the split model. */
  readonly tauSquared: number;
  /** As trials with both see it. */
  readonly direct: NetworkEffect;
  /** As the others do. */
  readonly indirect: NetworkEffect;
  /** Direct minus indirect. */
  readonly inconsistency: NetworkEffect;
}

/**
 * Do trials that compare two treatments agree with the rest of the network? The network is fitted again with one parameter more, ω.
 *
 * In trials with both, treatment − comparator is d + ω, elsewhere d; in a multi-arm trial ω moves both arms by half against its further
 * arms, or one arm by all. direct = d + ω, indirect = d, and ω is tested by z. All covariances and multi-arm weights as in
 * `networkMetaAnalysis`. Dias et al. (2010), doi:10.1002/sim.3767, fitted by least squares as by White (2015),
 * doi:10.1177/1536867X1501500403 (Stata `network sidesplit`, there with REML). At the same τ² and of two-arm trials alone it is
 * `directAndIndirect`; multi-arm trials make them differ, and `share` matters.
 * Not estimable when no trial has both, or when none but those tells how they compare; else refuses as `directAndIndirect`.
 * Throws RangeError for treatments that no trial had, or twice the same.
 */
export const nodeSplit = (
  input: NetworkContrasts,
  {
    treatment,
    comparator,
    ...options
  }: NodeSplitOptions & { readonly treatment: NetworkLabel; readonly comparator: NetworkLabel },
): NodeSplit | NotEstimable => {
  const network = readConnected(input);
  if (network.kind === "not-estimable") return network;
  const i = requireTreatment("treatment", network.treatments, treatment);
  const j = requireTreatment("comparator", network.treatments, comparator);
  if (i === j) throw new RangeError(`comparator must differ from treatment: ${comparator}`);
  return splitAt(network, [i, j], options);
};

/**
 * For which pairs of treatments do the trials that compare them disagree with the rest of the network?
 *
 * Every pair that some trial compared, in their order, split one at a time by `nodeSplit`. No adjustment for their number.
 * Dias et al. (2010), Stat Med 29:932, doi:10.1002/sim.3767.
 */
export const nodeSplits = (
  input: NetworkContrasts,
  options: NodeSplitOptions = {},
):
  | readonly {
      readonly treatment: NetworkLabel;
      readonly comparator: NetworkLabel;
      readonly split: NodeSplit | NotEstimable;
    }[]
  | NotEstimable => {
  const network = readConnected(input);
  if (network.kind === "not-estimable") return network;
  const { treatments, trials } = network;
  return allPairs(treatments.length)
    .filter(([i, j]) => trials.some(({ arms }) => arms.includes(i) && arms.includes(j)))
    .map(([i, j]) => ({
      treatment: treatments[i] as NetworkLabel,
      comparator: treatments[j] as NetworkLabel,
      split: splitAt(network, [i, j], options),
    }));
};

const splitAt = (
  network: Network,
  [i, j]: readonly [number, number],
  { tauSquared = "DL", share = "symmetric", level = 0.95 }: NodeSplitOptions,
): NodeSplit | NotEstimable => {
  requireOpenUnit("level", level);
  const [treatment, comparator] = [network.treatments[i] as NetworkLabel, network.treatments[j] as NetworkLabel];
  const own = network.trials.filter(({ arms }) => arms.includes(i) && arms.includes(j));
  if (own.length === 0) return notEstimable("no-data", `No trial compares ${treatment} with ${comparator}.`);
  const onTreatment = { symmetric: 0.5, treatment: 1, comparator: 0 }[share];
  const term: ArmTerm = ({ arms }) =>
    arms.map((arm) => {
      if (!arms.includes(i) || !arms.includes(j)) return 0;
      return arm === i ? onTreatment : arm === j ? onTreatment - 1 : 0;
    });
  // Whether ω can be told apart hangs on the graph, so it is asked with equal weights, where rounding cannot blur the answer.
  if (solveNetwork(evenly(network), 0, [term]).kind === "not-estimable") {
    return notEstimable(
      "disconnected",
      `Nothing but the trials of ${treatment} against ${comparator} tells how they compare.`,
    );
  }
  const between = networkTauSquared(network, tauSquared, [term]);
  if (typeof between !== "number") return between;
  const solution = solveNetwork(network, between, [term]);
  if (solution.kind === "not-estimable") return solution;
  return {
    kind: "node-split",
    trials: own.length,
    tauSquared: between,
    ...sidesOf(solution, [i, j], (value, se) => networkEffect({ treatment, comparator }, { value, se, level })),
  };
};

const evenly = ({ trials, ...network }: Network): Network => ({
  ...network,
  trials: trials.map((trial) => ({ ...trial, variances: trial.variances.map(() => 1) })),
});

const sidesOf = (
  { coefficients, covariance }: NetworkSolution,
  [i, j]: readonly [number, number],
  effect: (value: number, se: number) => NetworkEffect,
) => {
  const at = coefficients.length - 1;
  const omega = coefficients[at] as number;
  const omegaVariance = packedAt(covariance, at, at);
  const indirect = (coefficients[i] as number) - (coefficients[j] as number);
  const indirectVariance = differenceVariance(covariance, i, j);
  const both = packedAt(covariance, i, at) - packedAt(covariance, j, at);
  return {
    direct: effect(indirect + omega, Math.sqrt(indirectVariance + omegaVariance + 2 * both)),
    indirect: effect(indirect, Math.sqrt(indirectVariance)),
    inconsistency: effect(omega, Math.sqrt(omegaVariance)),
  };
};
