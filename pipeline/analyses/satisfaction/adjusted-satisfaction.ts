import type { Course } from "../../derive/course.ts";
import { answerWeighted } from "../../derive/satisfaction/answer-weighted.ts";
import { firstAnswers } from "../../derive/satisfaction/first-answers.ts";
import {
  type AdjustedMeanCompleted,
  adjustedMeanCompleted,
  pooledDifference,
} from "../../derive/weighting/adjusted-mean-completed.ts";
import { adjustment } from "../../derive/weighting/adjustment.ts";
import { type CompletedPeople, completedPeople } from "../../derive/weighting/completed-people.ts";
import type { Quantity } from "../../model/index.ts";
import type { IncompleteColumn } from "../../stats/missing/incomplete-column.ts";
import type { PatientInput } from "../patients/patient-input.ts";
import { withheld } from "../patients/withheld.ts";

/** One treated person with the total that counts, `null` where there is none. */
export interface Asked {
  readonly course: Course;
  readonly score: number | null;
}

export interface AdjustedRow {
  /** As the plan declares it. */
  readonly word: string;
  /** Withheld where the gate says so. */
  readonly difference: Quantity;
  readonly result: Pick<AdjustedMeanCompleted, "weighted" | "checks">;
}

export interface AdjustedSatisfaction {
  /** Who answered in the window. */
  readonly answered: CompletedPeople<Asked>;
  /** The primary adjustment first. */
  readonly rows: readonly AdjustedRow[];
  readonly primary: AdjustedRow;
  /** Everyone treated, and the difference weighted for answering. */
  readonly asked: CompletedPeople<Asked>;
  readonly answering: AdjustedRow;
}

/** Differences in mean satisfaction between cohorts made alike, by every declared adjustment. */
export const adjustedSatisfaction = (input: PatientInput): AdjustedSatisfaction => {
  const { plan, dataset } = input;
  return adjustedAnswers(
    input,
    firstAnswers(dataset.tables.satisfaction, plan.satisfaction.instrument, plan.satisfaction.window),
    plan.propensity.sensitivity,
  );
};

/** The same for any instrument, by the primary adjustment and those named. */
export const adjustedAnswers = (
  input: PatientInput,
  answers: ReadonlyMap<string, number>,
  others: readonly string[],
): AdjustedSatisfaction => {
  const { plan, dataset, found, cohorts } = input;
  const everyone = found.courses.map((course): Asked => ({ course, score: answers.get(course.patient) ?? null }));
  const comparable = (people: readonly Asked[]): CompletedPeople<Asked> =>
    completedPeople(
      people,
      {
        course: ({ course }) => course,
        treated: ({ course }) => course.received === "intervention",
        patients: dataset.tables.patients,
        covariates: plan.covariates,
        others: answerColumns(people),
      },
      plan,
    );
  const compare = (people: CompletedPeople<Asked>, word: string): AdjustedMeanCompleted =>
    adjustedMeanCompleted(
      people,
      Float64Array.from(people.people, ({ score }) => score ?? 0),
      adjustment(word),
      { level: plan.level, gate: plan.gate, seSmallSample: plan.seSmallSample, events: null },
    );
  const rowOf = (word: string, result: AdjustedMeanCompleted, difference = result.difference): AdjustedRow => ({
    word,
    result,
    difference: withheld(result.checks, cohorts) ?? difference,
  });
  const answered = comparable(everyone.filter(({ score }) => score !== null));
  const primary = rowOf(plan.propensity.weights, compare(answered, plan.propensity.weights));
  const asked = comparable(everyone);
  const all = compare(asked, plan.propensity.weights);
  const answering = pooledDifference(
    all.sets.map(({ weighted }) =>
      weighted.kind === "not-estimable" ? weighted : answerWeighted(asked.people, weighted, plan.level),
    ),
    plan.level,
  );
  return {
    answered,
    primary,
    rows: [primary, ...others.map((word) => rowOf(word, compare(answered, word)))],
    asked,
    answering: rowOf(plan.propensity.weights, all, all.sets.length === 0 ? all.difference : answering),
  };
};

/** What a missing covariate is imputed from besides the others: the total, and whether there is one. */
const answerColumns = (people: readonly Asked[]): readonly IncompleteColumn[] => [
  {
    name: "total of the answers",
    kind: "numeric",
    values: people.map(({ score }) => score ?? 0),
    missing: people.map(({ score }) => (score === null ? 1 : 0)),
  },
  { name: "answer given", kind: "binary", values: people.map(({ score }) => (score === null ? 0 : 1)) },
];
