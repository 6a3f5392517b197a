import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { estimate, type Interval, type Quantity, type Test } from "../quantity.ts";
import { type RestrictedMeanOptions, restrictedMean } from "./restricted-mean.ts";
import type { RightCensored } from "./right-censored.ts";

export interface RestrictedMeanDifference {
  /** First minus second, in the unit of `time`. */
  readonly difference: Quantity;
  /** First over second. */
  readonly ratio: Quantity;
  readonly first: Quantity;
  readonly second: Quantity;
  /** Of the difference; `null` where it is not estimable. */
  readonly test: Test | null;
}

/**
 * How much longer does one group stay free of the event up to the horizon than another?
 *
 * Difference and ratio of restricted means. Independent groups, so variances add; the ratio on the log scale by the delta method.
 * Uno et al. (2014), J Clin Oncol 32:2380, doi:10.1200/JCO.2014.55.2208. Equals survRM2 1.0-4 `rmst2(time, status, arm, tau)`.
 */
export const restrictedMeanDifference = (
  a: RightCensored,
  b: RightCensored,
  options: RestrictedMeanOptions,
): RestrictedMeanDifference => {
  const first = restrictedMean(a, options);
  const second = restrictedMean(b, options);
  if (first.kind === "not-estimable") return { difference: first, ratio: first, first, second, test: null };
  if (second.kind === "not-estimable") return { difference: second, ratio: second, first, second, test: null };
  const level = options.level ?? 0.95;
  const [seA, seB] = [first.se ?? 0, second.se ?? 0];
  const value = first.value - second.value;
  const se = Math.sqrt(seA * seA + seB * seB);
  const within = [-options.tau, options.tau] as const;
  const z = value / se;
  return {
    difference: estimate(value, {
      se,
      intervals: [normalInterval(value, se, { level, method: "normal (Greenwood)", within })],
    }),
    ratio: ratioOf(first.value, seA, second.value, seB, level),
    first,
    second,
    test: { name: "z, difference of restricted means", statistic: z, df: [], p: 2 * normalUpperTail(Math.abs(z)) },
  };
};

const ratioOf = (a: number, seA: number, b: number, seB: number, level: number): Quantity => {
  const se = Math.sqrt((seA / a) * (seA / a) + (seB / b) * (seB / b));
  const log = normalInterval(Math.log(a / b), se, { level, method: "normal on the log scale" });
  const interval: Interval = { ...log, low: exp(log.low), high: exp(log.high) };
  return estimate(a / b, { se, seScale: "log", intervals: [interval] });
};

const exp = (limit: number | null): number | null => (limit === null ? null : Math.exp(limit));
