import type { Plan } from "../../model/index.ts";
import type { ImprovementPoint } from "./improvement-course.ts";

export type CarryRule = Plan["trajectories"]["area"]["carry"];

/**
 * The area under a person's improvement from day 0 to the horizon, by trapezoids between visits, divided by the horizon: the mean
 * improvement over that time. After the last visit the improvement stays (`last`), is none (`zero`), or the person does not
 * count (`reached`: `null` for who was not seen on or after the horizon). `null` without any point.
 *
 * @param points earliest first, the first on day 0.
 */
export const meanImprovement = (
  points: readonly ImprovementPoint[],
  horizon: number,
  carry: CarryRule,
): number | null => {
  const last = points.at(-1);
  if (last === undefined || (carry === "reached" && last.day < horizon)) return null;
  let area = 0;
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1] as ImprovementPoint;
    const to = points[i] as ImprovementPoint;
    if (from.day >= horizon) break;
    const end = Math.min(to.day, horizon);
    const share = to.day === from.day ? 0 : (end - from.day) / (to.day - from.day);
    const atEnd = from.improvement + share * (to.improvement - from.improvement);
    area += ((end - from.day) * (from.improvement + atEnd)) / 2;
  }
  if (carry === "last" && last.day < horizon) area += (horizon - last.day) * last.improvement;
  return area / horizon;
};
