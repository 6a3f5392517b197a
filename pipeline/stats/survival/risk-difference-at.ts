import { normalInterval } from "../distributions/normal-interval.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import type { RightCensored } from "./right-censored.ts";
import { survivalAt } from "./survival-at.ts";

export interface RiskDifferenceOptions {
  readonly time: number;
  readonly level?: number;
}

/**
 * How many more of the first group than of the second are free of the event at a time?
 *
 * S₁(t) − S₂(t), Kaplan–Meier. Independent groups, Greenwood variances added, normal limits cut to [−1, 1]. A group in which nobody or
 * everybody has had the event adds no variance, which flatters small groups; when that holds for both there is no answer.
 * Klein et al. (2007), Stat Med 26:4505, doi:10.1002/sim.2864, eq. 1.
 * Equals survival 3.5-3 `summary(survfit(Surv(time, event) ~ group), times = time)`, surv subtracted and std.err² added.
 */
export const riskDifferenceAt = (
  a: RightCensored,
  b: RightCensored,
  { time, level = 0.95 }: RiskDifferenceOptions,
): Quantity => {
  requireOpenUnit("level", level);
  const first = survivalAt(kaplanMeier(a), time);
  if (first.kind === "not-estimable") return first;
  const second = survivalAt(kaplanMeier(b), time);
  if (second.kind === "not-estimable") return second;
  const [seA, seB] = [first.se ?? 0, second.se ?? 0];
  const se = Math.sqrt(seA * seA + seB * seB);
  if (se === 0) {
    return notEstimable("no-events", `In both groups nobody or everybody had had the event by time ${time}.`, { time });
  }
  const value = first.value - second.value;
  const interval = normalInterval(value, se, { level, method: "normal (Greenwood)", within: [-1, 1] });
  return estimate(value, { se, intervals: [interval] });
};
