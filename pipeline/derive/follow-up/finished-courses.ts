import type { Dataset, Plan } from "../../model/index.ts";
import type { Course } from "../course.ts";
import { acuteDoses } from "../effort/acute-doses.ts";
import { sessionsByPatient } from "../patient-records.ts";

/** Keys of the treated people who were given at least the planned number of acute doses, by the treatment that they received. */
export const finishedCourses = (
  courses: readonly Course[],
  table: Dataset["tables"]["sessions"],
  plan: Pick<Plan, "timeZero" | "acuteCourse">,
): ReadonlySet<string> => {
  const sessions = sessionsByPatient(table);
  const finished = courses.filter(
    ({ patient, received }) =>
      acuteDoses(sessions.get(patient) ?? [], plan.timeZero).length >= plan.acuteCourse.plannedDoses[received],
  );
  return new Set(finished.map(({ patient }) => patient));
};
