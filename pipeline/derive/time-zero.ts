import type { Visit } from "./course.ts";

/**
 * Time zero: the first score within `window` days (both ends included) after the last acute dose; `null` when there is none.
 *
 * @param visits in order of day.
 */
export const timeZero = (
  visits: readonly Visit[],
  lastAcuteDay: number,
  window: readonly [number, number],
): Visit | null => visits.find(({ day }) => day >= lastAcuteDay + window[0] && day <= lastAcuteDay + window[1]) ?? null;
