import { brent } from "../numeric/brent.ts";
import { poolAt } from "./pool-at.ts";
import type { Trials } from "./read-trials.ts";
import type { TauSquared } from "./tau-squared.ts";
import { squaredTrace } from "./tau-squared-moments.ts";

type Likelihood = "REML" | "ML";

/**
 * The τ² ≥ 0 at which the (restricted) likelihood is highest: the global maximum, since there can be two.
 * ln L = −½ Σ ln(v+τ²) − ½ Q(τ²), and −½ ln Σw more when restricted; effects normal about a common mean.
 * Both scores are negative beyond spread + largest variance, so all roots lie below; the score is scanned on a grid
 * that is even in the logarithm, each crossing is refined, and the best of them and of 0 is taken.
 * Viechtbauer (2005), doi:10.3102/10769986030003261. Equals metafor 3.8-1 `rma(method = "REML" | "ML")`, fully converged.
 */
export const likelihoodTauSquared = (trials: Trials, method: Likelihood): TauSquared => {
  const bound = 2 * (trials.spread + trials.largestVariance);
  const unit = trials.smallestVariance / 8;
  const points = Math.ceil(16 + 3 * Math.log1p(bound / unit));
  const score = (tauSquared: number) => scoreAt(trials, tauSquared, method);
  let best = 0;
  let highest = logLikelihood(trials, 0, method);
  let iterations = 0;
  let left = 0;
  let leftScore = score(0);
  for (let j = 1; j <= points; j++) {
    const right = unit * Math.expm1((j / points) * Math.log1p(bound / unit));
    const rightScore = score(right);
    const found = leftScore > 0 && rightScore <= 0 ? brent(score, left, right, { tolerance: 1e-14 * right }) : null;
    if (found !== null) {
      iterations += found.iterations;
      const height = logLikelihood(trials, found.root, method);
      if (height > highest) {
        best = found.root;
        highest = height;
      }
    }
    left = right;
    leftScore = rightScore;
  }
  const information = method === "REML" ? squaredTrace(trials, best) : squaredWeights(trials, best);
  return { tauSquared: best, se: Math.sqrt(2 / information), iterations };
};

/** The (restricted) log likelihood up to a constant. */
export const logLikelihood = (trials: Trials, tauSquared: number, method: Likelihood): number => {
  const { weight, q } = poolAt(trials, tauSquared);
  let logVariances = 0;
  for (const v of trials.v) logVariances += Math.log(v + tauSquared);
  return -0.5 * (logVariances + q + (method === "REML" ? Math.log(weight) : 0));
};

/** Twice the derivative in τ²: Σw²(y−μ)² − Σw, and + Σw²/Σw when restricted. */
const scoreAt = (trials: Trials, tauSquared: number, method: Likelihood): number => {
  const { k, y, v } = trials;
  const { weight, mean } = poolAt(trials, tauSquared);
  let fit = 0;
  let squares = 0;
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] ?? 0) + tauSquared);
    const residual = w * ((y[i] ?? 0) - mean);
    fit += residual * residual;
    squares += w * w;
  }
  return fit - weight + (method === "REML" ? squares / weight : 0);
};

const squaredWeights = ({ v }: Trials, tauSquared: number): number =>
  v.reduce((sum, variance) => sum + 1 / ((variance + tauSquared) * (variance + tauSquared)), 0);
