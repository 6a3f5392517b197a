import type { Plan } from "../model/index.ts";
import type { Visit } from "./course.ts";

/**
 * The score before treatment, by the declared rule: the last, first or worst score in the window of days, or their mean
 * (dated on the last of them). `null` when the window holds no score. Ties of the worst score go to the later day.
 *
 * @param visits in order of day.
 */
export const baseline = (
  visits: readonly Visit[],
  rule: Plan["baseline"]["rule"],
  window: readonly [number, number],
): Visit | null => {
  const inside = visits.filter(({ day }) => day >= window[0] && day <= window[1]);
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return null;
  switch (rule) {
    case "last":
      return last;
    case "first":
      return first;
    case "worst":
      return inside.reduce((worst, visit) => (visit.severity >= worst.severity ? visit : worst));
    case "mean":
      return { day: last.day, severity: inside.reduce((sum, visit) => sum + visit.severity, 0) / inside.length };
  }
};
