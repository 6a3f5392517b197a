import { normalInterval } from "../../stats/distributions/normal-interval.ts";
import { gaussLegendre } from "../../stats/numeric/gauss-legendre.ts";
import { estimate, type Quantity } from "../../stats/quantity.ts";
import { acceleratedFailureTime, type FailureTimeFit } from "../../stats/survival/accelerated-failure-time.ts";
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
}

/**
 * Weibull times of one shape, relapse known to lie between two visits. Sandwich variance, weights taken as known; the difference of the
 * areas under the two fitted curves by the delta method.
 */
export const weibullDifference = (people: FollowedPeople, options: WeibullOptions): WeibullDifference => {
  const { tau, level, weight } = options;
  const refused = notReached(people, options);
  if (refused) return { days: refused, timeRatio: refused };
  // Who was never seen after time zero says nothing of the times.
  const rows = Array.from(people.time.keys()).filter((i) => people.cause[i] === 1 || (people.after[i] as number) > 0);
  const fit = acceleratedFailureTime(
    {
      left: rows.map((i) => people.after[i] as number),
      right: rows.map((i) => (people.cause[i] === 1 ? (people.time[i] as number) : Infinity)),
      covariates: [rows.map((i) => people.treated[i] as number)],
      ...(weight ? { weight: rows.map((i) => weight[i] as number) } : {}),
    },
    { distribution: "weibull", level, robust: true },
  );
  if (fit.kind === "not-estimable") return { days: fit, timeRatio: fit };
  const first = areaOf(fit, 1, tau);
  const second = areaOf(fit, 0, tau);
  const gradient = first.gradient.map((slope, j) => slope - (second.gradient[j] as number));
  const variance = gradient.reduce(
    (total, a, i) => total + gradient.reduce((row, b, j) => row + a * b * (fit.covariance[i]?.[j] as number), 0),
    0,
  );
  const value = first.area - second.area;
  const se = Math.sqrt(variance);
  const method = "normal (delta method, sandwich)";
  const interval = normalInterval(value, se, { level, method, within: [-tau, tau] });
  return { days: estimate(value, { se, intervals: [interval] }), timeRatio: fit.terms[1]?.timeRatio as Quantity };
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
