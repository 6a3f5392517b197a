import type { Role } from "./course.ts";

/**
 * The cohort that a person received, from what took place up to time zero only: what happens later must not decide
 * who is compared with whom (immortal time).
 *
 * @param therapyDays days of preparation, integration and therapy sessions.
 * @param until day of time zero, or the last day on which it could have been.
 */
export const receivedCohort = (therapyDays: readonly number[], until: number, minTherapySessions: number): Role => {
  const sessions = therapyDays.filter((day) => day <= until).length;
  return sessions >= minTherapySessions ? "intervention" : "comparator";
};
