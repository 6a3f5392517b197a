import type { Course } from "./course.ts";

/**
 * Days between one visit and the next, from time zero to the end of follow-up of a responder: how coarsely a relapse can
 * be dated.
 */
export const visitGaps = ({ ending, visits }: Course): readonly number[] => {
  if (ending === null) return [];
  const end = ending.kind === "relapsed" ? ending.by : ending.at;
  const days = [0, ...visits.map(({ day }) => day).filter((day) => day <= end)];
  return days.slice(1).map((day, i) => day - (days[i] ?? 0));
};
