import type { Plan, Run, StudiesRow } from "../../model/index.ts";

/** Text from the data as a run: a name where it holds a digit. */
export const words = (text: string): Run => (/\d/.test(text) ? { term: text } : text);

type Named = Pick<StudiesRow, "first_author" | "year" | "study_id" | "registration" | "journal" | "title">;

/** The first words of a title, with none of the marks that stand around a made-up one. */
const opening = (title: string): string =>
  title
    .replaceAll(/[()[\]]/g, "")
    .split(" ")
    .slice(0, 4)
    .join(" ")
    .replace(/[,;:.]+$/, "");

/** "Author year"; where no author is known, its registration, its journal or how its title begins. */
export const studyLabel = ({ first_author, year, study_id, registration, journal, title }: Named): string => {
  if (first_author === null && registration !== null) return registration;
  const name = first_author ?? journal ?? (title ? `“${opening(title)}”` : null);
  return name === null ? study_id : `${name}${year === null ? "" : ` ${year}`}`;
};

/** The printed name of one of the study's words. */
export const labelOf = (plan: Pick<Plan, "labels">, list: string, word: string): string =>
  plan.labels[list]?.[word] ?? word.replaceAll("_", " ");

/** A printed name inside a sentence: "Unwanted effects" without its capital, "PTSD" as it stands. */
export const inSentence = (name: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name;

/** "a", "a and b", "a, b and c". */
export const enumerated = (items: readonly string[], joint = "and"): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${joint} ${items.at(-1)}`;

/** At the head of an axis or a column. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A side of an axis that a result speaks for. */
export const favors = (name: string): string => (name === "" ? "" : `favors ${inSentence(name)}`);

export const cohortOf = (plan: Pick<Plan, "cohorts">, role: "comparator" | "intervention") => {
  const cohort = plan.cohorts.find((one) => one.role === role);
  if (cohort === undefined) throw new RangeError(`cohorts have no such role: ${role}`);
  return cohort;
};
