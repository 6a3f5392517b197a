import type { Dataset } from "../../model/index.ts";
import type { Course } from "../course.ts";
import { type CovariateValues, covariateValues } from "./covariate-values.ts";

export interface CompleteCovariates<Person> {
  /** Those who lack none of `values`. */
  readonly people: readonly Person[];
  readonly values: readonly CovariateValues[];
  /** Declared covariates that nobody has: nothing can be adjusted for them. */
  readonly absent: readonly string[];
  /** People left out because they lack one that others have. */
  readonly incomplete: number;
}

/** The declared covariates that are there at all, and the people who have all of them. */
export const completeCovariates = <Person>(
  people: readonly Person[],
  courseOf: (person: Person) => Course,
  patients: Dataset["tables"]["patients"],
  declared: readonly string[],
): CompleteCovariates<Person> => {
  const all = covariateValues(people.map(courseOf), patients, declared);
  const known = people.length === 0 ? all : all.filter(({ missing }) => missing.includes(0));
  const rows = Array.from(people, (_, row) => row).filter((row) => known.every(({ missing }) => missing[row] === 0));
  return {
    people: people.filter((_, row) => known.every(({ missing }) => missing[row] === 0)),
    values: known.map((one) => ({
      ...one,
      values: Float64Array.from(rows, (row) => one.values[row] as number),
      missing: new Uint8Array(rows.length),
    })),
    absent: all.filter((one) => !known.includes(one)).map(({ spec }) => spec.text),
    incomplete: people.length - rows.length,
  };
};
