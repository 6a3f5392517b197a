import { type RightCensored, requireRightCensored } from "./right-censored.ts";

export interface AtRiskRow {
  readonly time: number;
  /** Still followed and free of the event just before the time (entry < t ≤ time). */
  readonly atRisk: number;
  /** Had the event before the time. */
  readonly events: number;
  /** Were last seen before the time, free of the event. */
  readonly censored: number;
}

/**
 * How many people are still followed at given times, how many have had the event, and how many were lost?
 *
 * The table under a survival curve. Whoever leaves at the very time still counts as at risk; so without delayed entry
 * atRisk + events + censored = n in each row. Weighted when the data are. Equals survival 3.5-3 `summary(fit, times = …)$n.risk`.
 */
export const numbersAtRisk = (data: RightCensored, times: ArrayLike<number>): readonly AtRiskRow[] => {
  requireRightCensored(data);
  return Array.from(times, (time) => {
    let atRisk = 0;
    let events = 0;
    let censored = 0;
    for (let i = 0; i < data.time.length; i++) {
      const weight = data.weight?.[i] ?? 1;
      const exit = data.time[i] as number;
      const entry = data.entry?.[i] ?? Number.NEGATIVE_INFINITY;
      if (entry >= exit) continue;
      if (exit < time) {
        if (data.event[i] === 1) events += weight;
        else censored += weight;
      } else if (entry < time) atRisk += weight;
    }
    return { time, atRisk, events, censored };
  });
};
