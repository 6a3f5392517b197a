import type { Course } from "../../derive/course.ts";
import { answerWeighted } from "../../derive/satisfaction/answer-weighted.ts";
import { firstAnswers } from "../../derive/satisfaction/first-answers.ts";
import { type AdjustedMean, adjustedMean } from "../../derive/weighting/adjusted-mean.ts";
import { adjustment } from "../../derive/weighting/adjustment.ts";
import { type ComparablePeople, comparablePeople } from "../../derive/weighting/comparable-people.ts";
import type { Quantity } from "../../model/index.ts";
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
  readonly result: AdjustedMean;
}

export interface AdjustedSatisfaction {
  /** Who answered in the window, with complete covariates. */
  readonly answered: ComparablePeople<Asked>;
  /** The primary adjustment first. */
  readonly rows: readonly AdjustedRow[];
  readonly primary: AdjustedRow;
  /** Everyone treated with complete covariates, and the difference weighted for answering. */
  readonly asked: ComparablePeople<Asked>;
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
  const comparable = (people: readonly Asked[]): ComparablePeople<Asked> =>
    comparablePeople(people, {
      course: ({ course }) => course,
      treated: ({ course }) => course.received === "intervention",
      patients: dataset.tables.patients,
      covariates: plan.covariates,
    });
  const compare = (people: ComparablePeople<Asked>, word: string): AdjustedMean =>
    adjustedMean(
      people,
      Float64Array.from(people.people, ({ score }) => score ?? 0),
      adjustment(word),
      { level: plan.level, gate: plan.gate, events: null },
    );
  const rowOf = (word: string, result: AdjustedMean): AdjustedRow => {
    const { contrast } = result;
    const own = contrast.kind === "not-estimable" ? contrast : contrast.difference;
    return { word, result, difference: withheld(result.checks, cohorts) ?? own };
  };
  const answered = comparable(everyone.filter(({ score }) => score !== null));
  const primary = rowOf(plan.propensity.weights, compare(answered, plan.propensity.weights));
  const asked = comparable(everyone);
  const all = compare(asked, plan.propensity.weights);
  const { weighted } = all;
  const contrast = weighted.kind === "not-estimable" ? weighted : answerWeighted(asked.people, weighted, plan.level);
  return {
    answered,
    primary,
    rows: [primary, ...others.map((word) => rowOf(word, compare(answered, word)))],
    asked,
    answering: rowOf(plan.propensity.weights, { ...all, contrast }),
  };
};
