import { highestLikelihood } from "./highest-likelihood.ts";
import { poolAt } from "./pool-at.ts";
import type { Trials } from "./read-trials.ts";
import type { TauSquared } from "./tau-squared.ts";
import { squaredTrace } from "./tau-squared-moments.ts";

type Likelihood = "REML" | "ML";

/**
 * The τ² ≥ 0 at which the (restricted) likelihood is highest: the global maximum, since there can be two.
 * ln L = −½ Σ ln(v+τ²) − ½ Q(τ²), and −½ ln Σw more when restricted; effects normal about a common mean.
 * Both scores are negative beyond spread + largest variance, so all roots lie below (`highestLikelihood`).
 * Viechtbauer (2005), doi:10.3102/10769986030003261. Equals metafor 3.8-1 `rma(method = "REML" | "ML")`, fully converged.
 */
export const likelihoodTauSquared = (trials: Trials, method: Likelihood): TauSquared => {
  const { tauSquared, iterations } = highestLikelihood({
    score: (value) => scoreAt(trials, value, method),
    height: (value) => logLikelihood(trials, value, method),
    bound: 2 * (trials.spread + trials.largestVariance),
    unit: trials.smallestVariance / 8,
  });
  const information = method === "REML" ? squaredTrace(trials, tauSquared) : squaredWeights(trials, tauSquared);
  return { tauSquared, se: Math.sqrt(2 / information), iterations };
};

/** The (restricted) log likelihood up to a constant. */
export const logLikelihood = (trials: Trials, tauSquared: number, method: Likelihood): number => {
  const { weight, q } = poolAt(trials, tauSquared);
  let logVariances = 0;
  for (const v of trials.v) logVariances += Math.log(v + tauSquared);
  return -0.5 * (logVariances + q + (method === "REML" ? Math.log(weight) : 0));
};

/** Twice the derivative in τ²: Σw²(y−μ)² − Σw, and + Σw²/Σw when restricted. */
const scoreAt = ({ k, y, v }: Trials, tauSquared: number, method: Likelihood): number => {
  let weight = 0;
  let weighted = 0;
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] as number) + tauSquared);
    weight += w;
    weighted += w * (y[i] as number);
  }
  const mean = weighted / weight;
  let fit = 0;
  let squares = 0;
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] as number) + tauSquared);
    const residual = w * ((y[i] as number) - mean);
    fit += residual * residual;
    squares += w * w;
  }
  return fit - weight + (method === "REML" ? squares / weight : 0);
};

const squaredWeights = ({ v }: Trials, tauSquared: number): number =>
  v.reduce((sum, variance) => sum + 1 / ((variance + tauSquared) * (variance + tauSquared)), 0);
