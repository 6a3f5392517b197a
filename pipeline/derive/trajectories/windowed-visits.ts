import type { Plan } from "../../model/index.ts";
import type { Visit } from "../course.ts";

/**
 * For each planned window the visit that stands for it: the closest to the target, of two equally close the earlier; `null`
 * where none falls inside. Both ends of a window belong to it. Throws RangeError for a target without its window.
 *
 * @param visits earliest first, in days since the origin of the windows.
 */
export const windowedVisits = (
  visits: readonly Visit[],
  { targets, bounds }: Pick<Plan["visitWindows"], "targets" | "bounds">,
): readonly (Visit | null)[] =>
  targets.map((target, at) => {
    const [from, to] = windowOf(bounds, at);
    return visits.reduce<Visit | null>((best, visit) => {
      if (visit.day < from || visit.day > to) return best;
      return best === null || Math.abs(visit.day - target) < Math.abs(best.day - target) ? visit : best;
    }, null);
  });

/** First and last day of the window at that place. */
export const windowOf = (bounds: Plan["visitWindows"]["bounds"], at: number): readonly [number, number] => {
  const [from, to] = bounds[at] ?? [];
  if (from === undefined || to === undefined) throw new RangeError(`bounds must hold a window for each target: ${at}`);
  return [from, to];
};
