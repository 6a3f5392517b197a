import type { PairedParts } from "../stats/longitudinal/ratio-of-means.ts";
import type { Course, Role } from "./course.ts";
import { landmarkScore } from "./landmark-score.ts";

/**
 * Improvement since baseline at a landmark (numerator) and at time zero (denominator) of the responders of a received
 * cohort who have a score there, in percent of their instrument's range so that instruments weigh alike. Scores count as
 * they were measured, also after a relapse.
 *
 * @param landmark and `halfWidth` in days since time zero.
 */
export const retainedGainPairs = (
  courses: readonly Course[],
  role: Role,
  { landmark, halfWidth }: { readonly landmark: number; readonly halfWidth: number },
): PairedParts => {
  const pairs = courses.flatMap((course) => {
    const { baseline, timeZero, range } = course;
    if (course.standing !== "responder" || course.received !== role) return [];
    const visit = landmarkScore(course.visits, landmark, halfWidth);
    if (!baseline || !timeZero || !range || !visit) return [];
    const gain = (severity: number): number => (100 * (baseline.severity - severity)) / range;
    return [{ later: gain(visit.severity), first: gain(timeZero.severity) }];
  });
  return {
    numerator: Float64Array.from(pairs, ({ later }) => later),
    denominator: Float64Array.from(pairs, ({ first }) => first),
  };
};
