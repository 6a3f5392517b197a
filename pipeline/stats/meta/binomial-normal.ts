import gammaln from "@stdlib/math-base-special-gammaln";
import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireCount, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { estimate, type Interval, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { type EventCounts, share } from "./binomial-normal-likelihood.ts";
import { highestBinomialNormal } from "./highest-binomial-normal.ts";

export interface BinomialNormalOptions {
  readonly level?: number;
  /** Points of an adaptive Gauss–Hermite rule, 1 to 256, for the like of software that uses few; `null`, the default: to rounding. */
  readonly points?: number | null;
}

export interface BinomialNormal {
  readonly kind: "binomial-normal";
  /** Trials with anybody in them. */
  readonly k: number;
  /** Mean log odds of the event. */
  readonly estimate: Quantity;
  /** The same as a share: of the median trial, not the mean of shares. */
  readonly share: Quantity;
  /** Variance of log odds between trials. */
  readonly tauSquared: Quantity;
  /** With binomial coefficients. */
  readonly logLikelihood: number;
  /** Is τ² 0? Twice the gain in log likelihood; p is half that of chi-square with 1 df, since τ² cannot be negative. */
  readonly heterogeneity: Test;
  /** Where the share of a further trial would lie, by normal log odds with variance SE² + τ²; `null` below three trials. */
  readonly prediction: Interval | null;
  readonly iterations: number;
}

/**
 * What share of people has the event, if its log odds vary normally between trials? Without correction for trials in which nobody or
 * everybody has it.
 *
 * xᵢ ~ binomial(nᵢ, pᵢ), logit pᵢ ~ N(μ, τ²), by maximum likelihood; the SE of μ from the inverse observed information in (μ, τ), which
 * for τ̂² = 0 leaves out τ. Intervals are normal on log odds. The highest of all maxima in τ² ≥ 0 is taken.
 * Hamza, van Houwelingen & Stijnen (2008), J Clin Epidemiol 61:41; Stijnen, Hamza & Özdemir (2010), Stat Med 29:3046,
 * doi:10.1002/sim.4040.
 * Equals lme4 1.1-31 `glmer(cbind(x, n - x) ~ 1 + (1 | trial), binomial, nAGQ = points)` and metafor 3.8-1 `rma.glmm(measure = "PLO")`
 * (points = 7), both fully converged.
 * Not estimable from fewer than two trials, when nobody or everybody has the event, when τ² grows without end because every trial has
 * only one or the other. Throws RangeError for counts that are not whole, or more events than people.
 */
export const binomialNormal = (
  { events, n }: EventCounts,
  { level = 0.95, points = null }: BinomialNormalOptions = {},
): BinomialNormal | NotEstimable => {
  requireOpenUnit("level", level);
  requireSameLength("events", events, n.length);
  const [x, size]: [number[], number[]] = [[], []];
  for (let i = 0; i < n.length; i++) {
    const [happened, people] = [
      requireCount(`events[${i}]`, events[i] as number),
      requireCount(`n[${i}]`, n[i] as number),
    ];
    if (happened > people) throw new RangeError(`events[${i}] must not exceed n[${i}] = ${people}: ${happened}`);
    if (people > 0) {
      x.push(happened);
      size.push(people);
    }
  }
  const k = size.length;
  if (k < 2)
    return notEstimable("too-few", `Differences between trials cannot be judged from ${k} with people; 2 are needed.`);
  const [all, everyone] = [x, size].map((counts) => counts.reduce((total, count) => total + count, 0)) as [
    number,
    number,
  ];
  if (all === 0 || all === everyone) {
    return notEstimable("no-events", `${all === 0 ? "Nobody" : "Everybody"} has the event: its log odds are infinite.`);
  }
  const found = highestBinomialNormal({ events: x, n: size }, points);
  if ("kind" in found) return found;
  const { mu, se, tau, tauError, value, valueWithout, iterations } = found;
  const quantile = -normalQuantile((1 - level) / 2);
  const around = (
    kind: Interval["kind"],
    error: number,
    scale: (logOdds: number) => number,
    method: string,
  ): Interval => {
    return { kind, level, low: scale(mu - quantile * error), high: scale(mu + quantile * error), method };
  };
  const asShare = (kind: Interval["kind"], error: number) => around(kind, error, share, "normal on log odds");
  const statistic = Math.max(0, 2 * (value - valueWithout));
  return {
    kind: "binomial-normal",
    k,
    estimate: estimate(mu, { se, intervals: [around("confidence", se, (logOdds) => logOdds, "normal")] }),
    share: estimate(share(mu), { se, seScale: "logit", intervals: [asShare("confidence", se)] }),
    tauSquared: estimate(tau * tau, { se: tauError === null ? null : 2 * tau * tauError }),
    logLikelihood: value + size.reduce((total, people, i) => total + logChoose(people, x[i] as number), 0),
    heterogeneity: {
      name: "likelihood ratio, τ² = 0",
      statistic,
      df: [1],
      p: statistic === 0 ? 1 : 0.5 * chiSquareUpperTail(statistic, 1),
    },
    prediction: k < 3 ? null : asShare("prediction", Math.sqrt(se * se + tau * tau)),
    iterations,
  };
};

const logChoose = (n: number, x: number): number => gammaln(n + 1) - gammaln(x + 1) - gammaln(n - x + 1);
