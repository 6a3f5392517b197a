import { instrumentScale } from "../../derive/instrument-scale.ts";
import { type SatisfactionAnswers, satisfactionAnswers } from "../../derive/satisfaction-answers.ts";
import { type SatisfactionBand, satisfactionBands } from "../../derive/satisfaction-bands.ts";
import type { Instrument } from "../../model/index.ts";
import { type Description, describe } from "../../stats/ordinal/describe.ts";
import { courseDefinitions } from "../patients/course-definitions.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";
import { type AdjustedSatisfaction, adjustedSatisfaction } from "./adjusted-satisfaction.ts";
import { type OrderedResult, orderedResult } from "./ordered-result.ts";

export interface SatisfactionArm extends SatisfactionAnswers {
  readonly cohort: Cohort;
  readonly summary: Description | null;
}

export interface SatisfactionData extends PatientInput {
  /** In declared order. */
  readonly arms: readonly SatisfactionArm[];
  readonly first: SatisfactionArm;
  readonly second: SatisfactionArm;
  /** `null` when the study has no file for the declared instrument. */
  readonly instrument: Instrument | null;
  /** Its name. */
  readonly name: string;
  /** More points mean more satisfied. */
  readonly higherIsBetter: boolean;
  readonly bands: readonly SatisfactionBand[];
  readonly adjusted: AdjustedSatisfaction;
  readonly ordered: OrderedResult;
  readonly definitions: readonly Definition[];
  readonly definition: ReturnType<typeof defined>;
}

/** The first answer of each treated person in the declared window, by received cohort; `first` is the intervention. */
export const satisfactionData = (input: PatientInput): SatisfactionData => {
  const { plan, found, dataset, instruments, cohorts } = input;
  const answers = satisfactionAnswers(found.courses, dataset.tables.satisfaction, plan.satisfaction);
  const armOf = (cohort: Cohort): SatisfactionArm => ({
    ...answers[cohort.role],
    cohort,
    summary: describe(answers[cohort.role].scores),
  });
  const first = armOf(input.intervention);
  const second = armOf(input.comparator);
  const instrument = instruments.find(({ id }) => id === plan.satisfaction.instrument) ?? null;
  const [from = 0, to = 0] = plan.satisfaction.window;
  const definitions: readonly Definition[] = [
    ...courseDefinitions(plan),
    { id: "answer-from", label: "Satisfaction: earliest answer", value: from, unit: "days after the first dose" },
    { id: "answer-to", label: "Satisfaction: latest answer", value: to, unit: "days after the first dose" },
    { id: "covariates", label: "Covariates", value: plan.covariates.join(", "), unit: "before treatment" },
  ];
  const bands = instrument === null ? [] : satisfactionBands(instrument);
  return {
    ...input,
    bands,
    adjusted: adjustedSatisfaction(input),
    ordered: orderedResult(first.scores, second.scores, bands, plan.level),
    arms: cohorts.map(({ role }) => (role === "intervention" ? first : second)),
    first,
    second,
    instrument,
    name: instrument === null ? plan.satisfaction.instrument : instrumentScale(instrument).label,
    higherIsBetter: instrument === null || !instrumentScale(instrument).higherIsWorse,
    definitions,
    definition: defined(definitions),
  };
};
