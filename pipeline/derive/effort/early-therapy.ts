import type { Dataset, Plan } from "../../model/index.ts";
import type { Course } from "../course.ts";
import { sessionsByPatient } from "../patient-records.ts";
import { therapySessions } from "./acute-doses.ts";

/** Sessions of the intervention after the first dose and up to time zero of one person who received it. */
export interface EarlyTherapy {
  readonly course: Course;
  readonly sessions: number;
  /** Those that fell into the window of days after the latest dose. */
  readonly early: number;
}

/**
 * How much of their therapy people had soon after a dose. What comes after time zero does not count: whoever stays well longer has
 * more of it. Sessions before the first dose follow none. People without a time zero or with too few sessions are left out.
 */
export const earlyTherapy = (
  courses: readonly Course[],
  table: Dataset["tables"]["sessions"],
  { afterDoseDays, minSessions }: Plan["therapyWindow"],
): readonly EarlyTherapy[] => {
  const byPatient = sessionsByPatient(table);
  const [from = 0, to = 0] = afterDoseDays;
  return courses.flatMap((course): readonly EarlyTherapy[] => {
    const zero = course.timeZero;
    if (course.received !== "intervention" || zero === null) return [];
    const all = byPatient.get(course.patient) ?? [];
    const doses = all.filter(({ kind, day }) => kind === "dose" && day >= 0 && day <= zero.day).map(({ day }) => day);
    const since = therapySessions(all)
      .filter(({ day }) => day <= zero.day)
      .flatMap(({ day }) => {
        const latest = doses.filter((dose) => dose <= day).at(-1);
        return latest === undefined ? [] : [day - latest];
      });
    if (since.length < minSessions) return [];
    return [{ course, sessions: since.length, early: since.filter((days) => days >= from && days <= to).length }];
  });
};
