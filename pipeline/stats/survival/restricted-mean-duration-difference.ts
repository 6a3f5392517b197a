import { normalInterval } from "../distributions/normal-interval.ts";
import { estimate, type Quantity } from "../quantity.ts";
import type { RestrictedMeanOptions } from "./restricted-mean.ts";
import { type RespondersAmongStarters, restrictedMeanDuration } from "./restricted-mean-duration.ts";

/** How much longer people who start one treatment are in response up to the horizon than those who start another: first minus second. */
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
