import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { chiSquareTest } from "./chi-square-test.ts";
import { readConnected } from "./connected-parts.ts";
import { effectsAgainst, requireTreatment } from "./league-table.ts";
import type { NetworkEffect } from "./network-effect.ts";
import { type NetworkPool, networkPool } from "./network-pool.ts";
import { networkQProfile } from "./network-q-profile.ts";
import { type NetworkTau, networkTauSquared } from "./network-tau-squared.ts";
import type { NetworkLabel } from "./network-trial.ts";
import type { NetworkContrasts } from "./read-network.ts";
import { type NetworkSolution, solveNetwork } from "./solve-network.ts";

export interface NetworkOptions {
  /** Default: the first treatment. */
  readonly reference?: NetworkLabel;
  /** How τ² of the random-effects model is had. Default "DL". */
  readonly tauSquared?: NetworkTau;
  readonly level?: number;
}

/** With `effects`: every other treatment against the reference. `leagueTable` and `pScores` take it as it is. */
export type ReferencedPool = NetworkPool & { readonly effects: readonly NetworkEffect[] };

export interface NetworkMetaAnalysis {
  readonly kind: "network-meta-analysis";
  readonly treatments: readonly NetworkLabel[];
  readonly reference: NetworkLabel;
  readonly trials: number;
  /** Rows of the input: all pairs of all trials. */
  readonly contrasts: number;
  /** Do trials and comparisons differ more than chance allows: heterogeneity and inconsistency together? Parts: `qDecomposition`. */
  readonly q: Test;
  /** (Q − df)/Q in percent, floored at 0. */
  readonly iSquared: Quantity;
  /** With its Q-profile interval, unless given. */
  readonly tauSquared: Quantity;
  readonly common: ReferencedPool;
  readonly random: ReferencedPool | NotEstimable;
}

/**
 * How do several treatments compare, when trials compared only some of them with one another? All direct and indirect evidence in one
 * weighted least-squares fit on the graph of treatments.
 *
 * Input: contrasts with standard errors, multi-arm trials by all their pairs (`NetworkContrasts`). Every contrast weighs 1/(SE² + τ²),
 * those of multi-arm trials reduced for their correlation; normal intervals. Q has Σ(arms − 1) − (treatments − 1) degrees of freedom.
 * Assumes consistency (an indirect effect estimates the same as a direct one) and one τ² for all comparisons; which treatment is the
 * reference does not matter. Test consistency by `qDecomposition`, `directAndIndirect`, `nodeSplit`.
 *
 * Rücker (2012), doi:10.1002/jrsm.1058; Rücker & Schwarzer (2014), doi:10.1002/sim.6236. Equals netmeta 3.3-1
 * `netmeta(method.tau = "DL")`.
 * Not estimable when the network is disconnected (the reason names its parts) or a trial is incomplete or contradicts itself
 * (`readNetwork`); without degrees of freedom (a tree of single trials) only the common effect is given.
 * Throws RangeError for lengths that differ, values not finite, negative standard errors, a reference that no trial had.
 */
export const networkMetaAnalysis = (
  input: NetworkContrasts,
  { reference, tauSquared = "DL", level = 0.95 }: NetworkOptions = {},
): NetworkMetaAnalysis | NotEstimable => {
  requireOpenUnit("level", level);
  const network = readConnected(input);
  if (network.kind === "not-estimable") return network;
  const { treatments, trials } = network;
  const column = reference === undefined ? 0 : requireTreatment("reference", treatments, reference);
  const common = solveNetwork(network, 0);
  if (common.kind === "not-estimable") return common;
  const between = networkTauSquared(network, tauSquared);
  const named = treatments[column] as NetworkLabel;
  const pooled = (solution: NetworkSolution): ReferencedPool => {
    const pool = networkPool(network, solution);
    return { ...pool, effects: effectsAgainst(pool, { reference: named, level }) };
  };
  return {
    kind: "network-meta-analysis",
    treatments,
    reference: named,
    trials: trials.length,
    contrasts: input.estimates.length,
    q: chiSquareTest("Cochran Q", common.q, common.df),
    iSquared:
      common.df === 0
        ? notEstimable("too-few", "Without degrees of freedom Q holds nothing to share out.")
        : estimate(Math.max(0, 100 * (1 - common.df / Math.max(common.q, common.df)))),
    tauSquared:
      typeof between !== "number"
        ? between
        : estimate(between, {
            intervals: typeof tauSquared === "number" ? [] : [networkQProfile(network, common, level)],
          }),
    common: pooled(common),
    // What was solved at τ² = 0 can be solved above.
    random: typeof between === "number" ? pooled(solveNetwork(network, between) as NetworkSolution) : between,
  };
};
