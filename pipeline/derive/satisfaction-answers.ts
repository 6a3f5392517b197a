import type { Dataset, Plan } from "../model/index.ts";
import type { Course, Role } from "./course.ts";
import { firstAnswers } from "./satisfaction/first-answers.ts";

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
): Readonly<Record<Role, SatisfactionAnswers>> => answersOf(courses, firstAnswers(table, instrument, window));

/** The answers of each received cohort, given the answer of each person. */
export const answersOf = (
  courses: readonly Course[],
  answers: ReadonlyMap<string, number>,
): Readonly<Record<Role, SatisfactionAnswers>> => {
  const cohort = (role: Role): SatisfactionAnswers => {
    const people = courses.filter(({ received }) => received === role);
    const scores = people.flatMap(({ patient }) => {
      const score = answers.get(patient);
      return score === undefined ? [] : [score];
    });
    return { scores, asked: people.length };
  };
  return { comparator: cohort("comparator"), intervention: cohort("intervention") };
};
