import { requireFinite, requireOpenUnit, requirePositive } from "../numeric/require.ts";
import { estimate, type Interval, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import {
  mixtureLowerTail,
  mixtureMean,
  mixtureQuantile,
  mixtureSd,
  mixtureUpperTail,
  type NormalMixture,
} from "./normal-mixture.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";
import { type MuPrior, type TauPosterior, tauPosterior } from "./tau-posterior.ts";
import { type TauPrior, tauPriorName } from "./tau-prior.ts";

export interface BayesianOptions {
  readonly tauPrior: TauPrior;
  readonly muPrior: MuPrior;
  readonly level?: number;
}

export interface BayesianRandomEffects {
  readonly kind: "bayesian-random-effects";
  readonly k: number;
  /** Posterior mean of the mean effect, its standard deviation as `se`, central credible interval. */
  readonly estimate: Quantity;
  /** Posterior median of the standard deviation between trials, central credible interval. */
  readonly tau: Quantity;
  /** Where the true effect of a further trial would lie; `null` below three trials. */
  readonly prediction: Interval | null;
  /** How probable is a mean effect above x? */
  readonly probabilityAbove: (x: number) => number;
  readonly probabilityBelow: (x: number) => number;
  /** Posterior median of the mean effect. */
  readonly median: number;
  /** Posterior mean and standard deviation of the standard deviation between trials. */
  readonly tauMean: number;
  readonly tauSd: number;
  /** The true effect of a further trial: its equal-tailed limits at any number of trials, and how probably it lies below x. */
  readonly newTrial: { readonly low: number; readonly high: number; readonly probabilityBelow: (x: number) => number };
}

/**
 * What is the mean of effects that differ between trials, when few trials say little on how much they differ?
 *
 * Normal–normal hierarchical model: yᵢ ~ N(θᵢ, SEᵢ²), θᵢ ~ N(μ, τ²), μ flat or normal, τ with the given prior.
 * Deterministic: μ is integrated out exactly, τ by quadrature (`tauPosterior`); no sampling. Intervals are equal-tailed.
 * The prior's scale is in the unit of the estimates: 0.5 suits log ratios and standardised differences, not points.
 *
 * Röver (2020), J Stat Softw 93(6), doi:10.18637/jss.v093.i06; for few trials Friede et al. (2017), Res Synth Methods 8:79,
 * doi:10.1002/jrsm.1217. Equals bayesmeta 3.4 `bayesmeta(y, sigma, tau.prior = , interval.type = "central", delta = )` as delta goes to 0.
 * Not estimable from fewer than two trials or with a standard error of 0. Throws RangeError for a prior without a positive
 * scale and for values that are not finite.
 */
export const bayesianRandomEffects = (
  input: MetaInput,
  { tauPrior, muPrior, level = 0.95 }: BayesianOptions,
): BayesianRandomEffects | NotEstimable => {
  requireOpenUnit("level", level);
  requirePositive("tauPrior.scale", tauPrior.scale);
  if (muPrior !== "flat") {
    requireFinite("muPrior.mean", muPrior.mean);
    requirePositive("muPrior.sd", muPrior.sd);
  }
  const trials = readTrials(input, 2);
  if ("kind" in trials) return trials;
  const posterior = tauPosterior(trials, tauPrior, muPrior);
  const mu: NormalMixture = posterior;
  const next: NormalMixture = { ...mu, sds: mu.sds.map((sd, j) => Math.hypot(sd, posterior.tau[j] as number)) };
  const tail = (1 - level) / 2;
  const muLimits = [mixtureQuantile(mu, tail), mixtureQuantile(mu, 1 - tail)] as const;
  const nextLimits = [mixtureQuantile(next, tail), mixtureQuantile(next, 1 - tail)] as const;
  const tauLimits = [posterior.quantile(tail), posterior.quantile(1 - tail)] as const;
  const median = posterior.quantile(0.5);
  const muMedian = mixtureQuantile(mu, 0.5);
  const [nextLow, nextHigh] = nextLimits;
  if (
    median === null ||
    muMedian === null ||
    nextLow === null ||
    nextHigh === null ||
    [...muLimits, ...tauLimits].includes(null)
  ) {
    return notEstimable("no-convergence", "The posterior distribution could not be integrated.");
  }
  const method = `Bayesian, ${tauPriorName(tauPrior)} prior on τ, ${muPrior === "flat" ? "flat" : "normal"} on μ`;
  const credible = ([low, high]: readonly [number | null, number | null]): Interval => ({
    kind: "credible",
    level,
    low,
    high,
    method,
  });
  // Under a flat μ and a half-Cauchy τ, two trials leave μ without a finite variance.
  const unbounded = trials.k === 2 && tauPrior.kind === "halfCauchy" && muPrior === "flat";
  return {
    kind: "bayesian-random-effects",
    k: trials.k,
    estimate: estimate(mixtureMean(mu), { se: unbounded ? null : mixtureSd(mu), intervals: [credible(muLimits)] }),
    tau: estimate(median, { intervals: [credible(tauLimits)] }),
    prediction: trials.k < 3 ? null : { ...credible(nextLimits), kind: "prediction" },
    probabilityAbove: (x) => mixtureUpperTail(mu, requireFinite("x", x)),
    probabilityBelow: (x) => mixtureLowerTail(mu, requireFinite("x", x)),
    median: muMedian,
    ...tauMoments(posterior),
    newTrial: { low: nextLow, high: nextHigh, probabilityBelow: (x) => mixtureLowerTail(next, requireFinite("x", x)) },
  };
};

const tauMoments = ({ tau, weights }: Pick<TauPosterior, "tau" | "weights">) => {
  const tauMean = tau.reduce((sum, value, j) => sum + (weights[j] as number) * value, 0);
  const squares = tau.reduce(
    (sum, value, j) => sum + (weights[j] as number) * (value - tauMean) * (value - tauMean),
    0,
  );
  return { tauMean, tauSd: Math.sqrt(squares) };
};
