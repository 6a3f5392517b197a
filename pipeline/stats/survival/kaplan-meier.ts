import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type RightCensored, requireRightCensored } from "./right-censored.ts";
import { type RiskSets, riskSets } from "./risk-sets.ts";
import { type SurvivalInterval, survivalLimits } from "./survival-limits.ts";

export interface KaplanMeier {
  readonly kind: "kaplan-meier";
  /** People ever at risk, and those of them with the event. */
  readonly n: number;
  readonly events: number;
  /** Every different time at which someone left, ascending; the next arrays go with it. */
  readonly time: Float64Array;
  /** Just before each time. */
  readonly atRisk: Float64Array;
  readonly event: Float64Array;
  readonly censored: Float64Array;
  /** The share still free of the event just after each time. */
  readonly survival: Float64Array;
  /** Greenwood, of the share itself; 0 where the share is 0 and no standard error exists. */
  readonly standardError: Float64Array;
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly level: number;
  readonly interval: SurvivalInterval;
  /** The last time at which anyone left; 0 for no people. */
  readonly maxTime: number;
}

/**
 * What share is still free of the event after each time, when some people were not followed to the end?
 *
 * S(t) = Π over event times ≤ t of (1 − d/n), d events among n at risk just before. Variance S²·Σ d/(n(n−d)) (Greenwood 1926).
 * Assumes that those censored would have fared as those who stayed. Ties: events come before censorings at the same time. Delayed
 * entry: at risk at t means entry < t ≤ time; without `entry` an event at time 0 counts.
 * Kaplan & Meier (1958), JASA 53:457, doi:10.1080/01621459.1958.10501452; Kalbfleisch & Prentice (2002), Statistical Analysis of Failure
 * Time Data, doi:10.1002/9781118032985, sec. 1.4.
 * Equals survival 3.5-3 `survfit(Surv(time, event) ~ 1, conf.type = …)`; with weights, `robust = FALSE`.
 */
export const kaplanMeier = (
  data: RightCensored,
  { level = 0.95, interval = "log-log" }: { readonly level?: number; readonly interval?: SurvivalInterval } = {},
): KaplanMeier => {
  requireRightCensored(data);
  const z = normalQuantile((1 + requireOpenUnit("level", level)) / 2);
  const sets = riskSets(data);
  const { survival, standardError } = productLimit(sets);
  const low = new Array<number | null>(survival.length);
  const high = new Array<number | null>(survival.length);
  for (let k = 0; k < survival.length; k++) {
    const limits = survivalLimits(survival[k] as number, standardError[k] as number, z, interval);
    low[k] = limits.low;
    high[k] = limits.high;
  }
  const { n, events, time, atRisk, event, censored } = sets;
  const maxTime = time.at(-1) ?? 0;
  return {
    kind: "kaplan-meier",
    n,
    events,
    time,
    atRisk,
    event,
    censored,
    survival,
    standardError,
    low,
    high,
    level,
    interval,
    maxTime,
  };
};

const productLimit = (sets: RiskSets): { readonly survival: Float64Array; readonly standardError: Float64Array } => {
  const size = sets.time.length;
  const survival = new Float64Array(size);
  const standardError = new Float64Array(size);
  let share = 1;
  let greenwood = 0;
  for (let k = 0; k < size; k++) {
    const events = sets.event[k] as number;
    const atRisk = sets.atRisk[k] as number;
    if (sets.allGone[k] === 1) share = 0;
    else if (events > 0) {
      share *= (atRisk - events) / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
    }
    survival[k] = share;
    standardError[k] = share * Math.sqrt(greenwood);
  }
  return { survival, standardError };
};
