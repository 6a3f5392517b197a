import type { RelapseEvent } from "../course.ts";

/** The earliest event after time zero of one of these kinds, or `null`; of two on one day the first given. */
export const firstEvent = (
  events: readonly RelapseEvent[],
  kinds: readonly RelapseEvent["rule"][],
): RelapseEvent | null =>
  events
    .filter(({ day, rule }) => day > 0 && kinds.includes(rule))
    .reduce<RelapseEvent | null>((first, next) => (first === null || next.day < first.day ? next : first), null);
