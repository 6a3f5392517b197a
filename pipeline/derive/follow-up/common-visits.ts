import type { Plan } from "../../model/index.ts";
import type { Visit } from "../course.ts";

/**
 * The visits that everybody might have had: for each declared day the visit nearest to it within the gap to the neighbouring day
 * (before the first day: to time zero) divided by `gapDivisor`, dated on that day; of two equally near the earlier. Others are dropped.
 *
 * @param visits after time zero, in days since then, earliest first.
 */
export const commonVisits = (
  visits: readonly Visit[],
  { days, gapDivisor }: Plan["commonVisits"],
): readonly Visit[] => {
  const rising = [...new Set(days)].sort((a, b) => a - b);
  return rising.flatMap((day, i): readonly Visit[] => {
    const before = (day - (rising[i - 1] ?? 0)) / gapDivisor;
    const next = rising[i + 1];
    // After the last day the window is as wide as before it.
    const after = next === undefined ? before : (next - day) / gapDivisor;
    const nearest = visits
      .filter((visit) => visit.day >= day - before && visit.day <= day + after)
      .reduce<Visit | null>(
        (best, visit) => (best === null || Math.abs(visit.day - day) < Math.abs(best.day - day) ? visit : best),
        null,
      );
    return nearest === null ? [] : [{ day, severity: nearest.severity }];
  });
};
