import type { Course, Ending } from "../course.ts";
import { type Followed, type FollowedPeople, followedPeople } from "./followed-people.ts";

const followed = (ending: Ending): Followed =>
  ending.kind === "relapsed"
    ? { time: ending.by, cause: 1, after: ending.after }
    : { time: ending.at, cause: 0, after: ending.at };

/** Responders by the primary rule. */
export const primaryPeople = (courses: readonly Course[]): FollowedPeople & { readonly courses: readonly Course[] } =>
  followedPeople(courses, ({ ending }) => (ending === null ? null : followed(ending)));

/** The cohort that the source names, where it names one. */
export const asRecorded = (courses: readonly Course[]): readonly Course[] =>
  courses.map((course) => ({ ...course, received: course.recorded ?? course.received }));

/** Death for another reason than suicide ends the waiting on its day, where it comes before a relapse. */
export const deathCompeting = (courses: readonly Course[]): FollowedPeople =>
  followedPeople(courses, ({ ending, otherDeath }) => {
    if (ending === null) return null;
    if (otherDeath === null || (ending.kind === "relapsed" && ending.by <= otherDeath)) return followed(ending);
    return { time: otherDeath, cause: 2, after: otherDeath };
  });

/** Followed only to the first dose after time zero that was not a rescue. */
export const beforeLaterDoses = (
  courses: readonly Course[],
): FollowedPeople & { readonly courses: readonly Course[] } =>
  followedPeople(courses, ({ ending, laterDoseDays }) => {
    if (ending === null) return null;
    const own = followed(ending);
    const [dose] = laterDoseDays;
    return dose === undefined || dose >= own.time ? own : { time: dose, cause: 0, after: Math.min(dose, own.after) };
  });

/**
 * What the people who dropped out could at most hide: those of one arm relapse on the day after their last visit, those of the other
 * not before tau.
 */
export const dropoutBound = (courses: readonly Course[], relapsing: Course["received"], tau: number): FollowedPeople =>
  followedPeople(courses, ({ ending, received }) => {
    if (ending === null) return null;
    if (ending.kind === "relapsed" || ending.why !== "dropout" || ending.at >= tau) return followed(ending);
    return received === relapsing
      ? { time: ending.at + 1, cause: 1, after: ending.at }
      : { time: tau, cause: 0, after: tau };
  });
