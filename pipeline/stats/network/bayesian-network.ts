import {
  mixtureMean,
  mixtureQuantile,
  mixtureSd,
  mixtureUpperTail,
  type NormalMixture,
} from "../meta/normal-mixture.ts";
import { largestTau, logTauPrior, type TauPrior, tauPriorName } from "../meta/tau-prior.ts";
import { gaussLegendreRule } from "../numeric/gauss-legendre.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { readConnected } from "./connected-parts.ts";
import { differenceVariance } from "./network-pool.ts";
import { allPairs, type NetworkLabel } from "./network-trial.ts";
import type { Network, NetworkContrasts } from "./read-network.ts";
import { type NetworkSolution, solveNetwork } from "./solve-network.ts";

export interface BayesianNetworkEffect {
  readonly treatment: NetworkLabel;
  readonly comparator: NetworkLabel;
  /** Posterior mean, its standard deviation as `se`, central credible interval. */
  readonly estimate: Quantity;
  readonly probabilityAboveZero: number;
}

export interface BayesianNetwork {
  readonly kind: "bayesian-network";
  /** Posterior mean of τ. */
  readonly tauMean: number;
  /** Every pair of treatments once, in their order. */
  readonly comparisons: readonly BayesianNetworkEffect[];
}

const panels = 30;
const rule = gaussLegendreRule(8);

/**
 * What do the comparisons of a network say when how much trials differ is not known, but a prior on it is?
 *
 * Random effects with one τ for all comparisons, treatment effects flat and integrated out exactly: p(τ|y) ∝ p(τ)·L_R(τ), L_R the
 * restricted likelihood; each contrast is a mixture of normals over τ, by quadrature in τ = c·sinh(u); no sampling. Without degrees of
 * freedom (a tree of single trials) L_R is flat up to its determinants and the prior speaks. Two treatments: `bayesianRandomEffects` with
 * a flat mean. Röver (2020), doi:10.18637/jss.v093.i06, for the method with one contrast.
 * Refuses as `networkMetaAnalysis`; throws RangeError as it does, and for a prior without a positive scale.
 */
export const bayesianNetwork = (
  input: NetworkContrasts,
  { tauPrior, level = 0.95 }: { readonly tauPrior: TauPrior; readonly level?: number },
): BayesianNetwork | NotEstimable => {
  requireOpenUnit("level", level);
  const largest = largestTau(tauPrior);
  const network = readConnected(input);
  if (network.kind === "not-estimable") return network;
  const common = solveNetwork(network, 0);
  if (common.kind === "not-estimable") return common;
  const nodes = tauNodes(network, tauPrior, largest);
  const { treatments } = network;
  const method = `Bayesian, ${tauPriorName(tauPrior)} prior on τ, flat on effects`;
  const comparisons = allPairs(treatments.length).map(([i, j]) => {
    const mixture: NormalMixture = {
      weights: nodes.weights,
      means: Float64Array.from(
        nodes.solutions,
        ({ coefficients }) => (coefficients[i] as number) - (coefficients[j] as number),
      ),
      sds: Float64Array.from(nodes.solutions, ({ covariance }) => Math.sqrt(differenceVariance(covariance, i, j))),
    };
    const [low, high] = [mixtureQuantile(mixture, (1 - level) / 2), mixtureQuantile(mixture, (1 + level) / 2)];
    const interval = { kind: "credible", level, low, high, method } as const;
    return {
      treatment: treatments[i] as NetworkLabel,
      comparator: treatments[j] as NetworkLabel,
      estimate:
        low === null || high === null
          ? notEstimable("no-convergence", "The posterior distribution could not be integrated.")
          : estimate(mixtureMean(mixture), { se: mixtureSd(mixture), intervals: [interval] }),
      probabilityAboveZero: mixtureUpperTail(mixture, 0),
    };
  });
  const tauMean = nodes.tau.reduce((sum, tau, j) => sum + tau * (nodes.weights[j] as number), 0);
  return { kind: "bayesian-network", tauMean, comparisons };
};

/** Quadrature nodes of τ with their posterior weights, which sum to 1, and the network solved at each. */
const tauNodes = (network: Network, prior: TauPrior, largest: number) => {
  const smallest = network.trials.reduce((least, { variances }) => Math.min(least, ...variances), Infinity);
  const unit = Math.min(prior.scale, Math.sqrt(smallest)) / 4;
  const last = Math.asinh(largest / unit);
  const half = last / panels / 2;
  const places = Array.from({ length: panels }, (_, panel) =>
    Array.from(rule.nodes, (node, k) => ({
      u: half * (2 * panel + 1 + node),
      weight: half * (rule.weights[k] as number),
    })),
  ).flat();
  const tau = Float64Array.from(places, ({ u }) => Math.min(largest, unit * Math.sinh(u)));
  // What could be solved at 0 can be solved above.
  const solutions = Array.from(tau, (value) => solveNetwork(network, value * value) as NetworkSolution);
  const logs = places.map(
    ({ u, weight }, j) =>
      Math.log(weight) +
      Math.log(Math.cosh(u)) +
      logTauPrior(prior, tau[j] as number) +
      (solutions[j] as NetworkSolution).restrictedLogLikelihood,
  );
  const highest = logs.reduce((most, value) => Math.max(most, value), -Infinity);
  const raw = Float64Array.from(logs, (value) => Math.exp(value - highest));
  const total = raw.reduce((sum, value) => sum + value, 0);
  return { tau, solutions, weights: raw.map((value) => value / total) };
};
