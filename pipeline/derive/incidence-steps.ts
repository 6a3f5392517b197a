import type { CumulativeIncidence } from "../stats/survival/aalen-johansen.ts";
import { cumulativeIncidenceAt } from "../stats/survival/cumulative-incidence-at.ts";

export interface IncidencePoint {
  readonly time: number;
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A cumulative incidence as points to draw: it starts at 0, has a point for each rise, and ends where follow-up or the horizon ends. */
export const incidenceSteps = (
  curve: CumulativeIncidence,
  horizon: number,
  level: number,
): readonly IncidencePoint[] => {
  if (curve.n === 0) return [];
  const points: IncidencePoint[] = [{ time: 0, share: 0, low: 0, high: 0 }];
  for (let k = 0; k < curve.time.length; k += 1) {
    const time = curve.time[k] as number;
    const share = curve.incidence[k] as number;
    if (time > horizon) break;
    if (share <= (points.at(-1)?.share ?? 0)) continue;
    const found = cumulativeIncidenceAt(curve, time, { level });
    const interval = found.kind === "estimate" ? found.intervals[0] : undefined;
    points.push({ time, share, low: interval?.low ?? null, high: interval?.high ?? null });
  }
  const last = points.at(-1);
  const end = Math.min(horizon, curve.maxTime);
  return last && end > last.time ? [...points, { ...last, time: end }] : points;
};
