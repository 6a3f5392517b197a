import type { AnalysisInput, Instrument, Plan } from "../../pipeline/model/index.ts";
import { madeInstruments } from "./made-instruments.ts";
import { madeInput, madePlan, type Person } from "./made-study.ts";
import { tableOf } from "./table.ts";

/** A made person with what they wanted before treatment, and one covariate. */
export interface WishPerson extends Person {
  readonly goal?: string | null;
  readonly preferred?: string | null;
  readonly sex?: string | null;
}

/** One treated person; `talk` sessions make them one of the intervention. */
export const wisher = (id: string, talk: boolean, rest: Partial<WishPerson> = {}): WishPerson => ({
  id,
  doses: [[0, "acute"]],
  therapy: talk ? [1, 2] : [],
  scores: [
    [0, 20],
    [5, 5],
  ],
  ...rest,
});

/** A gate that lets small groups through. */
export const openGate: Plan["gate"] = {
  ...madePlan().gate,
  minPerCohort: 1,
  minEventsPerCohort: 0,
  ess: { minShare: 0, min: 0 },
  smd: { ...madePlan().gate.smd, pass: 1, withhold: 9 },
  overlap: { low: 0, high: 1, minShare: 0 },
  maxWeightShare: 1,
};

/** The made study with goal, preference and sex in its table of patients. */
export const wishInput = (
  people: readonly WishPerson[],
  options: {
    readonly plan?: Partial<Plan>;
    readonly instruments?: readonly Instrument[];
    readonly shuffle?: boolean;
  } = {},
): AnalysisInput => {
  const { shuffle = false } = options;
  const input = madeInput(people, {
    instruments: options.instruments ?? madeInstruments(),
    shuffle,
    plan: { covariates: [], ...options.plan },
  });
  if (input.dataset === null) throw new RangeError("made input has no data set");
  const rows = people.map((person) => ({
    patient_id: person.id,
    cohort: person.cohort ?? null,
    condition: person.condition ?? "low",
    sex: person.sex ?? null,
    goal: person.goal ?? null,
    preferred_cohort: person.preferred ?? null,
    too_ill: person.excluded ?? 0,
  }));
  const patients = tableOf(
    "patients",
    {
      patient_id: "category",
      site: "category",
      cohort: "category",
      age: "integer",
      sex: "category",
      condition: "category",
      goal: "category",
      preferred_cohort: "category",
    },
    shuffle ? [...rows].reverse() : rows,
    { too_ill: "integer" },
  );
  return { ...input, dataset: { ...input.dataset, tables: { ...input.dataset.tables, patients } } };
};
