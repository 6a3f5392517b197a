import type { Plan, Quantity } from "../../../model/index.ts";
import { type BayesianNetwork, bayesianNetwork } from "../../../stats/network/bayesian-network.ts";
import { type DirectAndIndirect, directAndIndirect } from "../../../stats/network/direct-and-indirect.ts";
import { leagueTable } from "../../../stats/network/league-table.ts";
import { networkMetaAnalysis } from "../../../stats/network/network-meta-analysis.ts";
import { pScores } from "../../../stats/network/p-scores.ts";
import { type QDecomposition, qDecomposition } from "../../../stats/network/q-decomposition.ts";
import type { NetworkContrasts } from "../../../stats/network/read-network.ts";
import { type NotEstimable, notEstimable } from "../../../stats/quantity.ts";
import type { Pool } from "../pool.ts";
import type { NodeContrast } from "./arm-sets.ts";
import type { NetworksPlan } from "./network-nodes.ts";

export interface NetworkEdge {
  /** In the declared order; the effects are those of the first against the second. */
  readonly nodes: readonly [string, string];
  readonly contrasts: readonly NodeContrast[];
  readonly direct: Pool;
}

/** A part of the network that trials join, with what can be said within it. */
export interface NetworkPart {
  readonly nodes: readonly string[];
  readonly model: "common" | "random";
  /** [i][j]: how node i compares with node j, on the analysis scale; `null` on the diagonal. */
  readonly league: readonly (readonly (Quantity | null)[])[];
  /** One a node: how sure, on average over the others, that it is better. Between 0 and 1. */
  readonly pScores: readonly number[];
  readonly tauSquared: Quantity;
  readonly comparisons: DirectAndIndirect["comparisons"];
  readonly consistency: QDecomposition;
  /** The same comparisons with the declared prior on how much trials differ. */
  readonly withPrior: BayesianNetwork | NotEstimable;
}

export type FitPlan = Pick<Plan, "meta" | "level"> & { readonly networks: NetworksPlan };

export const inputOf = (used: readonly NodeContrast[]): NetworkContrasts => ({
  studies: used.map(({ study }) => study.sample_id),
  treatments: used.map(({ treatment }) => treatment),
  comparators: used.map(({ comparator }) => comparator),
  estimates: used.map(({ effect }) => effect.estimate),
  standardErrors: used.map(({ effect }) => effect.standardError),
});

/**
 * What a part that trials join says. Where every comparison rests on one trial the model is a common effect; else random effects with one
 * variance for all comparisons.
 */
export const networkPart = (
  used: readonly NodeContrast[],
  edges: readonly NetworkEdge[],
  plan: FitPlan,
): NetworkPart | NotEstimable => {
  const input = inputOf(used);
  const repeated = edges.some(({ contrasts }) => contrasts.length > 1);
  const { level } = plan;
  const fit = networkMetaAnalysis(input, { tauSquared: repeated ? plan.networks.tauSquared : 0, level });
  if (fit.kind === "not-estimable") return fit;
  const random = repeated && fit.random.kind === "network-pool" ? fit.random : null;
  const pool = random ?? fit.common;
  const split = directAndIndirect(input, { tauSquared: pool.tauSquared, level });
  const consistency = qDecomposition(input);
  if (split.kind === "not-estimable") return split;
  if (consistency.kind === "not-estimable") return consistency;
  return {
    nodes: pool.treatments.map(String),
    model: random === null ? "common" : "random",
    league: leagueTable(pool, { level }).map((row) => row.map((cell) => cell?.estimate ?? null)),
    // Above 0 favours the treatment named first.
    pScores: pScores(pool, { smallValues: "undesirable" }).map(({ pScore }) => pScore),
    tauSquared:
      random === null
        ? notEstimable("too-few", "No two trials compare the same treatments: how much they differ cannot be told.")
        : fit.tauSquared,
    comparisons: split.comparisons,
    consistency,
    withPrior: bayesianNetwork(input, { tauPrior: plan.meta.tauPrior, level }),
  };
};
