import { normalInterval } from "../distributions/normal-interval.ts";
import { estimate, type Quantity } from "../quantity.ts";
import type { RestrictedMeanOptions } from "./restricted-mean.ts";
import { type RespondersAmongStarters, restrictedMeanDuration } from "./restricted-mean-duration.ts";

/**
 * How much longer are people who start one treatment in response up to the horizon than those who start another?
 *
 * First minus second, independent groups, so variances add. Huang et al. (2018), JAMA Oncol 4:874, doi:10.1001/jamaoncol.2018.0275; Huang &
 * Tian (2022), Pharm Stat 21:865, doi:10.1002/pst.2198. No outside software; see `restrictedMeanDuration`.
 */
export const restrictedMeanDurationDifference = (
  a: RespondersAmongStarters,
  b: RespondersAmongStarters,
  options: RestrictedMeanOptions,
): Quantity => {
  const first = restrictedMeanDuration(a, options);
  if (first.kind === "not-estimable") return first;
  const second = restrictedMeanDuration(b, options);
  if (second.kind === "not-estimable") return second;
  const { level = 0.95, tau } = options;
  const [seA, seB] = [first.se ?? 0, second.se ?? 0];
  const se = Math.sqrt(seA * seA + seB * seB);
  const value = first.value - second.value;
  const interval = normalInterval(value, se, { level, method: "normal (Greenwood)", within: [-tau, tau] });
  return estimate(value, { se, intervals: [interval] });
};
