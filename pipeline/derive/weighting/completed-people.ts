import type { Dataset, Plan } from "../../model/index.ts";
import type { IncompleteColumn } from "../../stats/missing/incomplete-column.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import type { Course } from "../course.ts";
import { covariateDesign } from "../covariates/covariate-design.ts";
import type { CovariateValues } from "../covariates/covariate-values.ts";
import { knownCovariates } from "../covariates/known-covariates.ts";
import { imputedCovariates } from "./imputed-covariates.ts";

/** Covariates without a gap, one element a person. */
export interface CompletedSet {
  readonly values: readonly CovariateValues[];
  /** Of a model on them, without the intercept. */
  readonly columns: readonly Float64Array[];
}

/** People with what is needed to make two groups of them alike; nobody is left out for a missing covariate. */
export interface CompletedPeople<Person> {
  readonly people: readonly Person[];
  /** 1 or 0. */
  readonly treated: Uint8Array;
  /** One where nothing is missing; else as many as the plan declares. */
  readonly sets: readonly CompletedSet[] | NotEstimable;
  /** Declared covariates that nobody has. */
  readonly absent: readonly string[];
  /** Values of covariates that were imputed, and of how many people. */
  readonly imputed: number;
  readonly incomplete: number;
}

/**
 * Gaps in covariates are imputed from the other covariates, from the groups compared and from what `others` gives: the outcome, and
 * whatever else tells of it. A covariate that nobody has is left out of the model and named.
 */
export const completedPeople = <Person>(
  people: readonly Person[],
  of: {
    readonly course: (person: Person) => Course;
    readonly treated: (person: Person) => boolean;
    readonly patients: Dataset["tables"]["patients"];
    readonly covariates: readonly string[];
    readonly others: readonly IncompleteColumn[];
  },
  plan: Pick<Plan, "missing" | "seed">,
): CompletedPeople<Person> => {
  const { known, absent } = knownCovariates(people.map(of.course), of.patients, of.covariates);
  const treated = Uint8Array.from(people, (person) => (of.treated(person) ? 1 : 0));
  const groups: IncompleteColumn = { name: "groups compared", kind: "binary", values: treated };
  const found = imputedCovariates(known, [groups, ...of.others], plan);
  const gaps = people.map((_, row) => known.reduce((sum, { missing }) => sum + (missing[row] as number), 0));
  return {
    people,
    treated,
    sets:
      "kind" in found
        ? found
        : found.map((values) => ({ values, columns: covariateDesign(values).map((column) => column.values) })),
    absent,
    imputed: gaps.reduce((sum, one) => sum + one, 0),
    incomplete: gaps.filter((one) => one > 0).length,
  };
};
