import type { Course } from "../course.ts";

/** Whether what became of a responder is known up to the day: relapsed by it, or still seen on it or later. */
export const isKnownTo = ({ ending }: Course, day: number): boolean =>
  ending !== null && (ending.kind === "relapsed" || ending.at >= day);

/** Whether a responder left, by the records, before relapse and before the day. */
export const leftBefore = ({ ending }: Course, day: number): boolean =>
  ending !== null && ending.kind === "censored" && ending.why === "dropout" && ending.at < day;
