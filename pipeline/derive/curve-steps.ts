import type { KaplanMeier } from "../stats/survival/kaplan-meier.ts";

export interface CurvePoint {
  readonly time: number;
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A curve as points to draw: it starts at 1, has a point for each event, and ends where follow-up or the horizon ends. */
export const curveSteps = (curve: KaplanMeier, horizon: number): readonly CurvePoint[] => {
  if (curve.n === 0) return [];
  const points: CurvePoint[] = [{ time: 0, survival: 1, low: 1, high: 1 }];
  for (let k = 0; k < curve.time.length; k += 1) {
    const time = curve.time[k] ?? 0;
    if (time > horizon) break;
    if ((curve.event[k] ?? 0) === 0) continue;
    points.push({ time, survival: curve.survival[k] ?? 0, low: curve.low[k] ?? null, high: curve.high[k] ?? null });
  }
  const last = points.at(-1);
  const end = Math.min(horizon, curve.maxTime);
  return last && end > last.time ? [...points, { ...last, time: end }] : points;
};
