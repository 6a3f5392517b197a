import { rowInfluence, type WeightModel } from "../../stats/causal/weight-model.ts";
import { normalInterval } from "../../stats/distributions/normal-interval.ts";
import { gaussLegendre } from "../../stats/numeric/gauss-legendre.ts";
import { estimate, type NotEstimable, type Quantity } from "../../stats/quantity.ts";
import { acceleratedFailureTime, type FailureTimeFit } from "../../stats/survival/accelerated-failure-time.ts";
import { failureTimeInfluence } from "../../stats/survival/failure-time-influence.ts";
import type { FollowedPeople } from "./followed-people.ts";
import { notReached } from "./relapse-difference.ts";

export interface WeibullDifference {
  /** In mean days without relapse up to tau, by the fitted law. */
  readonly days: Quantity;
  /** By what factor the intervention stretches the time to relapse. */
  readonly timeRatio: Quantity;
}

interface WeibullOptions {
  readonly tau: number;
  readonly level: number;
  readonly minAtRisk: number;
  readonly weight?: Float64Array;
  /** How the weights were estimated; without it they are taken as known. */
  readonly weightModel?: WeightModel;
}

/**
 * Weibull times of one shape, relapse known to lie between two visits; the difference of the areas under the two fitted curves by the
 * delta method. Variance from each person's influence (the sandwich), through the weights' model too where it is given.
 */
export const weibullDifference = (people: FollowedPeople, options: WeibullOptions): WeibullDifference => {
  const { tau, level } = options;
  const fitted = notReached(people, options) ?? weibullFit(people, options);
  if (fitted.kind === "not-estimable") return { days: fitted, timeRatio: fitted };
  const { fit, influence } = fitted;
  const how = options.weightModel
    ? "stacked influence, weights estimated"
    : options.weight
      ? "sandwich, weights taken as known"
      : "sandwich";
  const spread = (gradient: readonly number[]): number => {
    const [first] = influence as readonly [Float64Array];
    const total = first.map((_, i) => gradient.reduce((sum, g, j) => sum + g * (influence[j]?.[i] as number), 0));
    return Math.sqrt(total.reduce((sum, one) => sum + one * one, 0));
  };
  const first = areaOf(fit, 1, tau);
  const second = areaOf(fit, 0, tau);
  const value = first.area - second.area;
  const se = spread(first.gradient.map((slope, j) => slope - (second.gradient[j] as number)));
  const days = normalInterval(value, se, { level, method: `normal (delta method, ${how})`, within: [-tau, tau] });
  const log = fit.terms[1]?.coefficient as number;
  const logSe = spread([0, 1, 0]);
  const ratio = normalInterval(log, logSe, { level, method: `Wald on the log scale, ${how}` });
  return {
    days: estimate(value, { se, intervals: [days] }),
    timeRatio: estimate(Math.exp(log), {
      se: logSe,
      seScale: "log",
      intervals: [{ ...ratio, low: Math.exp(ratio.low as number), high: Math.exp(ratio.high as number) }],
    }),
  };
};

interface WeibullFit {
  readonly kind: "weibull-fit";
  readonly fit: FailureTimeFit;
  /** Of everybody on intercept, slope and log scale. */
  readonly influence: readonly Float64Array[];
}

const weibullFit = (
  people: FollowedPeople,
  { level, weight, weightModel }: WeibullOptions,
): WeibullFit | NotEstimable => {
  // Who was never seen after time zero says nothing of the times, but something of the weights.
  const rows = Array.from(people.time.keys()).filter((i) => people.cause[i] === 1 || (people.after[i] as number) > 0);
  const data = {
    left: rows.map((i) => people.after[i] as number),
    right: rows.map((i) => (people.cause[i] === 1 ? (people.time[i] as number) : Infinity)),
    covariates: [rows.map((i) => people.treated[i] as number)],
    ...(weight ? { weight: rows.map((i) => weight[i] as number) } : {}),
  };
  const fit = acceleratedFailureTime(data, { distribution: "weibull", level });
  if (fit.kind === "not-estimable") return fit;
  const own = failureTimeInfluence(data, fit);
  if ("kind" in own) return own;
  const everybody = (column: Float64Array): Float64Array => {
    const derivative = new Float64Array(people.time.length);
    rows.forEach((row, k) => {
      derivative[row] = column[k] as number;
    });
    return derivative;
  };
  const weights = weight ?? new Float64Array(people.time.length).fill(1);
  return {
    kind: "weibull-fit",
    fit,
    influence: own.map((column) => rowInfluence(everybody(column), weights, weightModel ?? null)),
  };
};

/** ∫₀^τ exp(−u) dt with u = exp((log t − μ)/σ), and its derivatives by (intercept, slope, log σ). */
const areaOf = (
  { terms, scale }: FailureTimeFit,
  arm: 0 | 1,
  tau: number,
): { readonly area: number; readonly gradient: readonly number[] } => {
  const [intercept, slope] = terms.map(({ coefficient }) => coefficient);
  const mu = (intercept as number) + arm * (slope as number);
  const z = (time: number): number => (Math.log(time) - mu) / scale;
  // S·u: what the curve loses per unit of −log t.
  const loss = (time: number): number => Math.exp(z(time) - Math.exp(z(time)));
  const area = gaussLegendre((time) => Math.exp(-Math.exp(z(time))), 0, tau);
  const byMu = gaussLegendre((time) => loss(time) / scale, 0, tau);
  const byLogScale = gaussLegendre((time) => loss(time) * z(time), 0, tau);
  return { area, gradient: [byMu, arm * byMu, byLogScale] };
};
