import type { Dataset } from "../../model/index.ts";
import type { Course } from "../course.ts";
import { completeCovariates } from "../covariates/complete-covariates.ts";
import { covariateDesign } from "../covariates/covariate-design.ts";
import type { CovariateValues } from "../covariates/covariate-values.ts";

/** People with what is needed to make two groups of them alike; one element a person. */
export interface ComparablePeople<Person> {
  readonly people: readonly Person[];
  /** 1 or 0. */
  readonly treated: Uint8Array;
  readonly values: readonly CovariateValues[];
  /** Of a model on their covariates, without the intercept. */
  readonly columns: readonly Float64Array[];
  /** Declared covariates that nobody has. */
  readonly absent: readonly string[];
  /** People left out because they lack a covariate that others have. */
  readonly incomplete: number;
}

/** Whoever lacks a covariate that others have is left out; one that nobody has is left out of the model and named. */
export const comparablePeople = <Person>(
  people: readonly Person[],
  of: {
    readonly course: (person: Person) => Course;
    readonly treated: (person: Person) => boolean;
    readonly patients: Dataset["tables"]["patients"];
    readonly covariates: readonly string[];
  },
): ComparablePeople<Person> => {
  const complete = completeCovariates(people, of.course, of.patients, of.covariates);
  return {
    ...complete,
    treated: Uint8Array.from(complete.people, (person) => (of.treated(person) ? 1 : 0)),
    columns: covariateDesign(complete.values).map(({ values }) => values),
  };
};
