import type { Plan } from "../../model/index.ts";
import { acuteCourse } from "../acute-course.ts";
import type { SessionRecord } from "../patient-records.ts";

/** The doses of the acute course of the index course, from the first dose to its end. */
export const acuteDoses = (sessions: readonly SessionRecord[], rule: Plan["timeZero"]): readonly SessionRecord[] => {
  const doses = sessions.filter(
    ({ kind, course, day, phase }) =>
      kind === "dose" && (course === null || course === 1) && day >= 0 && phase !== "maintenance" && phase !== "rescue",
  );
  const end = acuteCourse(doses, rule) ?? -1;
  return doses.filter(({ day }) => day <= end);
};

/** Sessions of the index course that are no dose: preparation, integration, therapy. */
export const therapySessions = (sessions: readonly SessionRecord[]): readonly SessionRecord[] =>
  sessions.filter(({ kind, course }) => kind !== null && kind !== "dose" && (course === null || course === 1));
