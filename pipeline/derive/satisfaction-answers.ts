import type { Dataset, Plan } from "../model/index.ts";
import type { Course, Role } from "./course.ts";
import { answersByPatient } from "./patient-records.ts";

export interface SatisfactionAnswers {
  /** The first answer of each person inside the declared window, in the order of courses. */
  readonly scores: readonly number[];
  /** Everyone treated. */
  readonly asked: number;
}

/** Satisfaction of each received cohort by the declared instrument and window of days since the first dose. */
export const satisfactionAnswers = (
  courses: readonly Course[],
  table: Dataset["tables"]["satisfaction"],
  { instrument, window }: Plan["satisfaction"],
): Readonly<Record<Role, SatisfactionAnswers>> => {
  const answers = answersByPatient(table, instrument);
  const [from = 0, to = 0] = window;
  const cohort = (role: Role): SatisfactionAnswers => {
    const people = courses.filter(({ received }) => received === role);
    const scores = people.flatMap(({ patient }) => {
      const first = answers.get(patient)?.find(({ day }) => day >= from && day <= to);
      return first ? [first.score] : [];
    });
    return { scores, asked: people.length };
  };
  return { comparator: cohort("comparator"), intervention: cohort("intervention") };
};
