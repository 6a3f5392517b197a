import type { Visit } from "./course.ts";

/**
 * The visit that stands for a landmark: the closest within `halfWidth` days, of two equally close the earlier; `null` when
 * there is none.
 *
 * @param visits earliest first, on the same clock as `landmark`.
 */
export const landmarkScore = (visits: readonly Visit[], landmark: number, halfWidth: number): Visit | null =>
  visits.reduce<Visit | null>((best, visit) => {
    const distance = Math.abs(visit.day - landmark);
    if (distance > halfWidth) return best;
    return best === null || distance < Math.abs(best.day - landmark) ? visit : best;
  }, null);
