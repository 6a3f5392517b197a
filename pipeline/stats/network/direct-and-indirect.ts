import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { readConnected } from "./connected-parts.ts";
import { type NetworkEffect, networkEffect } from "./network-effect.ts";
import { type NetworkPool, networkPool } from "./network-pool.ts";
import { type NetworkTau, networkTauSquared } from "./network-tau-squared.ts";
import { allPairs, type NetworkLabel, type NetworkTrial, pairAt } from "./network-trial.ts";
import type { NetworkContrasts } from "./read-network.ts";
import { solveNetwork } from "./solve-network.ts";

export interface EvidenceSplit {
  /** How many compare the two. */
  readonly trials: number;
  /** Share of the network estimate's weight that is direct, 0 to 1: its variance over that of the direct estimate. */
  readonly directShare: number;
  readonly network: NetworkEffect;
  readonly direct: NetworkEffect | NotEstimable;
  readonly indirect: NetworkEffect | NotEstimable;
  /** Direct minus indirect. */
  readonly inconsistency: NetworkEffect | NotEstimable;
}

export interface DirectAndIndirect {
  readonly kind: "direct-and-indirect";
  readonly tauSquared: number;
  /** Every pair of treatments once, in their order. */
  readonly comparisons: readonly EvidenceSplit[];
}

/** Shares nearer to 1 leave nothing but rounding for the indirect side. */
const ALL = 1 - 1e-9;

/**
 * What do trials that compare two treatments say, what does the rest of the network say, and do they agree?
 *
 * Direct: the contrasts of that pair, pooled with weights 1/(SE² + τ²), τ² that of the network. Indirect, by back-calculation, is what
 * must be added to give the network estimate: with p = var(network)/var(direct), (network − p·direct)/(1 − p), variance
 * var(network)/(1 − p). The two are uncorrelated, so that their difference over √(sum of variances) is a z test; where a multi-arm trial
 * compares the pair, its other contrasts count as indirect. `nodeSplit` asks the same by a model; of two-arm trials both agree.
 *
 * Dias et al. (2010), Stat Med 29:932, doi:10.1002/sim.3767; König, Krahn & Binder (2013), doi:10.1002/sim.6001. Equals netmeta 3.3-1
 * `netsplit(method = "Back-calculation")`. Without direct trials p is 0 and the indirect estimate is that of the network; where p is 1
 * there is no indirect one. Refuses and throws as `networkMetaAnalysis`; also when τ² is asked for and cannot be estimated.
 */
export const directAndIndirect = (
  input: NetworkContrasts,
  { tauSquared = "DL", level = 0.95 }: { readonly tauSquared?: NetworkTau; readonly level?: number } = {},
): DirectAndIndirect | NotEstimable => {
  requireOpenUnit("level", level);
  const network = readConnected(input);
  if (network.kind === "not-estimable") return network;
  const between = networkTauSquared(network, tauSquared);
  if (typeof between !== "number") return between;
  const solution = solveNetwork(network, between);
  if (solution.kind === "not-estimable") return solution;
  const pool = networkPool(network, solution);
  return {
    kind: "direct-and-indirect",
    tauSquared: between,
    comparisons: allPairs(network.treatments.length).map((pair) => splitOf(network.trials, pool, pair, level)),
  };
};

const splitOf = (
  trials: readonly NetworkTrial[],
  { treatments, tauSquared, differences, standardErrors }: NetworkPool,
  [i, j]: readonly [number, number],
  level: number,
): EvidenceSplit => {
  const names = { treatment: treatments[i] as NetworkLabel, comparator: treatments[j] as NetworkLabel };
  const value = differences[i]?.[j] as number;
  const se = standardErrors[i]?.[j] as number;
  const of = (effect: number, error: number) => networkEffect(names, { value: effect, se: error, level });
  const network = of(value, se);
  const { k, weight, mean } = poolDirect(trials, [i, j], tauSquared);
  if (k === 0) {
    const none = notEstimable("no-data", `No trial compares ${names.treatment} with ${names.comparator}.`);
    return { trials: 0, directShare: 0, network, direct: none, indirect: network, inconsistency: none };
  }
  const share = Math.min(1, se * se * weight);
  const direct = of(mean, 1 / Math.sqrt(weight));
  if (share > ALL) {
    const none = notEstimable(
      "disconnected",
      `Nothing but the trials of ${names.treatment} against ${names.comparator} tells how they compare.`,
    );
    return { trials: k, directShare: share, network, direct, indirect: none, inconsistency: none };
  }
  const indirect = (value - share * mean) / (1 - share);
  const variance = (se * se) / (1 - share);
  return {
    trials: k,
    directShare: share,
    network,
    direct,
    indirect: of(indirect, Math.sqrt(variance)),
    inconsistency: of(mean - indirect, Math.sqrt(1 / weight + variance)),
  };
};

/** The contrasts of one pair, from all trials that have both, pooled by inverse variance. */
const poolDirect = (trials: readonly NetworkTrial[], [i, j]: readonly [number, number], tauSquared: number) => {
  let k = 0;
  let weight = 0;
  let mean = 0;
  for (const { arms, estimates, variances } of trials) {
    const [p, q] = [arms.indexOf(i), arms.indexOf(j)];
    if (p < 0 || q < 0) continue;
    const own = 1 / ((variances[pairAt(p, q)] as number) + tauSquared);
    k += 1;
    weight += own;
    mean += (own / weight) * ((estimates[pairAt(p, q)] as number) - mean);
  }
  return { k, weight, mean };
};
