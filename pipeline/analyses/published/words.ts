import type { Plan, Run, StudiesRow } from "../../model/index.ts";

/** Text from the data as a run: a name where it holds a digit. */
export const words = (text: string): Run => (/\d/.test(text) ? { term: text } : text);

/** "Author year"; the key where neither is known. */
export const studyLabel = ({ first_author, year, study_id }: StudiesRow): string =>
  first_author === null ? study_id : `${first_author}${year === null ? "" : ` ${year}`}`;

/** The printed name of one of the study's words. */
export const labelOf = (plan: Pick<Plan, "labels">, list: string, word: string): string =>
  plan.labels[list]?.[word] ?? word.replaceAll("_", " ");

/** A printed name inside a sentence: "Unwanted effects" without its capital, "PTSD" as it stands. */
export const inSentence = (name: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name;

/** "a", "a and b", "a, b and c". */
export const enumerated = (items: readonly string[], joint = "and"): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${joint} ${items.at(-1)}`;

export const cohortOf = (plan: Pick<Plan, "cohorts">, role: "comparator" | "intervention") => {
  const cohort = plan.cohorts.find((one) => one.role === role);
  if (cohort === undefined) throw new RangeError(`cohorts have no such role: ${role}`);
  return cohort;
};
