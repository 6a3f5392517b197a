import type { ImprovementPoint } from "./improvement-course.ts";

/** Days with at least that improvement, straight lines being drawn between visits, among the days followed. */
export interface DaysAbove {
  readonly above: number;
  readonly followed: number;
}

/**
 * From day 0 to the last visit or the horizon, whichever comes first; `null` for who was followed for no day.
 *
 * @param points earliest first, the first on day 0.
 */
export const daysAbove = (points: readonly ImprovementPoint[], least: number, horizon: number): DaysAbove | null => {
  const followed = Math.min(points.at(-1)?.day ?? 0, horizon);
  if (!(followed > 0)) return null;
  let above = 0;
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1] as ImprovementPoint;
    const to = points[i] as ImprovementPoint;
    if (from.day >= horizon || to.day === from.day) continue;
    const end = Math.min(to.day, horizon);
    const rate = (to.improvement - from.improvement) / (to.day - from.day);
    const [first, last] = [from.improvement - least, from.improvement + rate * (end - from.day) - least];
    const length = end - from.day;
    if (first >= 0 && last >= 0) above += length;
    else if (first >= 0 || last >= 0) above += (length * Math.max(first, last)) / (Math.abs(first) + Math.abs(last));
  }
  return { above, followed };
};
