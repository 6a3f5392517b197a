import { normalInterval } from "../distributions/normal-interval.ts";
import { requireCount } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { type RestrictedMeanOptions, restrictedMean } from "./restricted-mean.ts";
import type { RightCensored } from "./right-censored.ts";

export interface RespondersAmongStarters {
  /** Those who responded, from the response on; the event is its loss. */
  readonly responders: RightCensored;
  /** Everyone who started, responders included. */
  readonly starters: number;
}

/**
 * How long are people who start in response up to the horizon, on average (restricted mean duration of response)?
 *
 * Who did not respond counts 0: π·RMST, π the share who responded of n starters and RMST the responders' restricted mean. Variance
 * π²·Var(RMST) + RMST²·π(1−π)/n: by the law of total variance, since the RMST's expectation does not depend on how many respond. Comparing
 * it needs no comparison among responders only. Huang et al. (2018), JAMA Oncol 4:874, doi:10.1001/jamaoncol.2018.0275; Huang & Tian (2022),
 * Pharm Stat 21:865, doi:10.1002/pst.2198 (whose form lets responses begin at different times). No outside software; checked by resampling
 * starters, and by coverage.
 */
export const restrictedMeanDuration = (
  { responders, starters }: RespondersAmongStarters,
  options: RestrictedMeanOptions,
): Quantity => {
  requireCount("starters", starters);
  const count = responders.time.length;
  if (starters < count) throw new RangeError(`starters must not be fewer than the ${count} responders: ${starters}`);
  if (starters === 0) return notEstimable("no-data", "Nobody started.");
  if (count === 0) return notEstimable("too-few", "Nobody who started responded.", { starters });
  const mean = restrictedMean(responders, options);
  if (mean.kind === "not-estimable") return mean;
  const share = count / starters;
  const value = share * mean.value;
  const meanSe = mean.se ?? 0;
  const variance = share * share * meanSe * meanSe + (mean.value * mean.value * share * (1 - share)) / starters;
  const se = Math.sqrt(variance);
  const { level = 0.95, tau } = options;
  return estimate(value, {
    se,
    intervals: [normalInterval(value, se, { level, method: "normal (Greenwood)", within: [0, tau] })],
  });
};
