import { type Dataset, textAt } from "../../model/index.ts";
import type { Course } from "../course.ts";

/** What one treated person wanted before treatment; `null` where it was not asked or not decided. */
export interface StatedWish {
  readonly course: Course;
  readonly goal: string | null;
  /** Id of a cohort. */
  readonly preferred: string | null;
}

/** Goal and preferred cohort of each treated person, in the order of courses. */
export const statedWishes = (
  courses: readonly Course[],
  { columns, length }: Dataset["tables"]["patients"],
): readonly StatedWish[] => {
  const rowOf = new Map<string, number>();
  for (let row = 0; row < length; row++) rowOf.set(textAt(columns.patient_id, row) ?? "", row);
  return courses.map((course) => {
    const row = rowOf.get(course.patient) ?? -1;
    return { course, goal: textAt(columns.goal, row), preferred: textAt(columns.preferred_cohort, row) };
  });
};
