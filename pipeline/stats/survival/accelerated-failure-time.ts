import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { packedInverse, rootDiagonal, unpacked } from "../numeric/packed-matrix.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type Estimate, estimate, type NotEstimable, notEstimable } from "../quantity.ts";
import { type AftRows, aftLikelihood } from "./aft-likelihood.ts";
import { aftRows, type SurvivalTimes } from "./aft-rows.ts";
import { clusterSandwich, sandwich } from "./cluster-sandwich.ts";
import type { FailureDistributionName } from "./failure-distribution.ts";
import { transformed } from "./transformed-covariance.ts";

export interface FailureTimeOptions {
  readonly distribution?: FailureDistributionName;
  readonly level?: number;
  /** Sandwich variance; on when `cluster` is given. Ask for it when weights are not frequencies. */
  readonly robust?: boolean;
}

export interface FailureTimeTerm {
  /** Of log time: the intercept first, then the covariates in their order. */
  readonly coefficient: number;
  /** Model-based. */
  readonly standardError: number;
  readonly robustStandardError: number | null;
  readonly z: number;
  readonly p: number;
  /**
   * exp(coefficient): by what factor the covariate stretches time (for the intercept: the time at which W is 0); `null` for the
   * gaussian, whose coefficients are differences.
   */
  readonly timeRatio: Estimate | null;
}

export interface FailureTimeFit {
  readonly kind: "failure-time";
  readonly distribution: FailureDistributionName;
  readonly n: number;
  readonly terms: readonly FailureTimeTerm[];
  readonly scale: number;
  readonly logScale: number;
  /** Model-based, or robust when asked for; `null` for the exponential, whose scale is 1. */
  readonly logScaleStandardError: number | null;
  /** Of (coefficients, log scale); robust when asked for. */
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihood: number;
  /** −2 log likelihood + 2 × parameters. */
  readonly aic: number;
  readonly iterations: number;
}

/**
 * By what factor does each covariate stretch the time to the event, if the times follow a given law?
 *
 * log T = b₀ + xb + scale·W: W smallest extreme value (Weibull, shape 1/scale; exponential when scale = 1), normal (log-normal) or
 * logistic (log-logistic). The gaussian law is of T itself (tobit): Tobin (1958), Econometrica 26:24, doi:10.2307/1907382. Takes exact,
 * left-, right- and interval-censored times (left, right], delayed entry and weights, by maximum likelihood on the scale of T. For Weibull
 * and exponential the log hazard ratio is −b/scale. Robust: sandwich of weighted scores summed by cluster, no n/(n − 1) factor.
 * Kalbfleisch & Prentice (2002), Statistical Analysis of Failure Time Data, doi:10.1002/9781118032985, ch. 3. Equals survival 3.5-3
 * `survreg(Surv(left, right, type = "interval2") ~ x, dist, weights, robust, cluster)` converged; its robust errors only without
 * interval-censored rows, for which R's residuals do not add up to 0 (see `failureTimeInfluence`).
 */
export const acceleratedFailureTime = (
  data: SurvivalTimes,
  { distribution = "weibull", level = 0.95, robust = data.cluster !== undefined }: FailureTimeOptions = {},
): FailureTimeFit | NotEstimable => {
  requireOpenUnit("level", level);
  const { rows, mean, scale: spread } = aftRows(data, distribution);
  const { n, p, freeScale } = rows;
  if (n === 0) return notEstimable("no-data", "Nobody was followed.");
  if (rows.upper.every((end) => end === Infinity)) return notEstimable("no-events", "Nobody had the event.", { n });
  if (rows.lower.every((start) => start === -Infinity)) {
    return notEstimable("too-few", "Nobody is known to have been free of the event at any time.", { n });
  }
  const best = maximumLikelihood((at) => aftLikelihood(rows, at), { start: startOf(rows), concave: false });
  if (best.kind === "not-estimable") return best;
  const size = best.at.length;
  const bread = packedInverse(best.information, size);
  if (bread === null) return notEstimable("singular", "The parameters cannot be told apart.", { n });
  const back = (covariance: Float64Array): Float64Array => transformed(covariance, size, mean, spread);
  const model = rootDiagonal(back(bread), size);
  const robustCovariance = robust ? back(robustOf(rows, best.at, bread, data.cluster ?? null)) : null;
  const robustErrors = robustCovariance ? rootDiagonal(robustCovariance, size) : null;
  const coefficients = coefficientsOf(best.at, p, mean, spread);
  const logScale = freeScale ? (best.at[p] as number) : 0;
  return {
    kind: "failure-time",
    distribution,
    n,
    terms: coefficients.map((coefficient, j) =>
      termOf(coefficient, model[j] as number, robustErrors?.[j] ?? null, rows.logged ? level : null),
    ),
    scale: Math.exp(logScale),
    logScale,
    logScaleStandardError: freeScale ? ((robustErrors ?? model)[p] as number) : null,
    covariance: unpacked(robustCovariance ?? back(bread), size),
    logLikelihood: best.value,
    aic: 2 * size - 2 * best.value,
    iterations: best.iterations,
  };
};

/** Least squares would do no better: the mean of the log times (middles of intervals, ends of open ones) and their spread. */
const startOf = ({ n, p, lower, upper, weight, freeScale }: AftRows): Float64Array => {
  // Who was censored at time 0 says nothing of when, and has no middle.
  const middles = Float64Array.from(lower, (from, i) => {
    const to = upper[i] as number;
    return from === -Infinity ? to - 1 : to === Infinity ? from + 0.5 : (from + to) / 2;
  });
  let total = 0;
  let weights = 0;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(middles[i])) continue;
    total += (weight[i] as number) * (middles[i] as number);
    weights += weight[i] as number;
  }
  const middle = weights > 0 ? total / weights : 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const gap = (middles[i] as number) - middle;
    if (Number.isFinite(gap)) squares += (weight[i] as number) * gap * gap;
  }
  const start = new Float64Array(p + (freeScale ? 1 : 0));
  start[0] = middle;
  if (freeScale) start[p] = Math.log(Math.max(0.1, Math.sqrt(weights > 0 ? squares / weights : 0)));
  return start;
};

const robustOf = (
  rows: AftRows,
  at: Float64Array,
  bread: Float64Array,
  cluster: ArrayLike<number> | null,
): Float64Array => {
  const scores = new Float64Array(rows.n * at.length);
  aftLikelihood(rows, at, scores);
  return sandwich(bread, clusterSandwich(scores, at.length, rows.weight, cluster).outer, at.length);
};

const coefficientsOf = (at: Float64Array, p: number, mean: Float64Array, spread: Float64Array): readonly number[] => {
  const slopes = Array.from(spread, (one, j) => (at[j + 1] as number) / one);
  const intercept = slopes.reduce((rest, slope, j) => rest - slope * (mean[j] as number), at[0] as number);
  return [intercept, ...slopes].slice(0, p);
};

const termOf = (
  coefficient: number,
  standardError: number,
  robustStandardError: number | null,
  level: number | null,
): FailureTimeTerm => {
  const se = robustStandardError ?? standardError;
  const z = coefficient / se;
  const p = 2 * normalUpperTail(Math.abs(z));
  const timeRatio = level === null ? null : ratioOf(coefficient, se, level, robustStandardError !== null);
  return { coefficient, standardError, robustStandardError, z, p, timeRatio };
};

const ratioOf = (coefficient: number, se: number, level: number, robust: boolean): Estimate => {
  const method = `Wald on the log scale${robust ? ", robust" : ""}`;
  const { low, high, ...rest } = normalInterval(coefficient, se, { level, method });
  const interval = { ...rest, low: Math.exp(low as number), high: Math.exp(high as number) };
  return estimate(Math.exp(coefficient), { se, seScale: "log", intervals: [interval] });
};
