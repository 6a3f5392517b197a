import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import { kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { survivalInfluence } from "../../stats/survival/survival-influence.ts";
import { survivalLimits } from "../../stats/survival/survival-limits.ts";
import type { CurvePoint } from "../curve-steps.ts";

/** People of one cohort with their weights. */
export interface WeightedArm {
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly weight: Float64Array;
}

/**
 * A weighted Kaplan–Meier curve as points to draw, with pointwise log-log limits from influence functions, the weights taken as known.
 * It starts at 1, has a point for each event, and ends where follow-up or the horizon ends.
 */
export const weightedCurve = (arm: WeightedArm, horizon: number, level: number): readonly CurvePoint[] => {
  const curve = kaplanMeier(arm);
  if (curve.n === 0) return [];
  const z = normalQuantile((1 + level) / 2);
  const points: CurvePoint[] = [{ time: 0, survival: 1, low: 1, high: 1 }];
  for (let k = 0; k < curve.time.length; k++) {
    const time = curve.time[k] as number;
    if (time > horizon) break;
    if (curve.event[k] === 0) continue;
    const { value, derivative } = survivalInfluence(arm, time);
    let squares = 0;
    for (let i = 0; i < derivative.length; i++) {
      const influence = (derivative[i] as number) * (arm.weight[i] as number);
      squares += influence * influence;
    }
    points.push({ time, survival: value, ...survivalLimits(value, Math.sqrt(squares), z, "log-log") });
  }
  const last = points.at(-1) as CurvePoint;
  const end = Math.min(horizon, curve.maxTime);
  return end > last.time ? [...points, { ...last, time: end }] : points;
};

/** How many people without weights would tell as much as those still at risk do: (Σw)²/Σw² over who is at risk at each time. */
export const effectiveAtRisk = ({ time, weight }: WeightedArm, days: readonly number[]): readonly number[] =>
  days.map((day) => {
    let total = 0;
    let squares = 0;
    for (let i = 0; i < time.length; i++) {
      if ((time[i] as number) < day) continue;
      total += weight[i] as number;
      squares += (weight[i] as number) * (weight[i] as number);
    }
    return squares === 0 ? 0 : (total * total) / squares;
  });
