import { readFileSync } from "node:fs";
import type { AnalysisInput, Dataset, Evidence, Instrument, Plan, StudyFile } from "../../pipeline/model/index.ts";
import { tableOf } from "./table.ts";

/** One made person; a pair is a day and what happened on it. */
export interface Person {
  readonly id: string;
  /** As the source says; `null` for an empty cell. */
  readonly cohort?: string | null;
  readonly condition?: string;
  readonly excluded?: 0 | 1 | null;
  readonly doses?: readonly (readonly [day: number, phase: string | null])[];
  readonly therapy?: readonly number[];
  /** Length of every dose and of every other session. */
  readonly minutes?: { readonly dose: number; readonly therapy: number };
  readonly scores?: readonly (readonly [day: number, score: number | null])[];
  readonly answers?: readonly (readonly [day: number, score: number | null])[];
  readonly events?: readonly {
    readonly day: number;
    readonly kind: string;
    readonly cause?: string;
    readonly severity?: string;
  }[];
}

const lifted = ({ plan, ...study }: StudyFile): Plan => ({ ...study, ...plan });

const shipped: StudyFile = JSON.parse(readFileSync(new URL("../../data/study.json", import.meta.url), "utf8"));

/** The shipped plan with other names: cohorts `plain` and `talk`, conditions `low` and `odd`, instruments `mood` and `joy`. */
export const madePlan = (changes: Partial<Plan> = {}): Plan => {
  const plan = lifted(shipped);
  const [comparator, intervention] = plan.cohorts;
  if (!comparator || !intervention) throw new RangeError("study.json must hold two cohorts");
  return {
    ...plan,
    cohorts: [
      {
        ...comparator,
        role: "comparator",
        id: "plain",
        label: "Plain",
        plain: "plain",
        short: "plain",
        with: "without talk",
      },
      {
        ...intervention,
        role: "intervention",
        id: "talk",
        label: "Talk",
        plain: "talk",
        short: "talk",
        with: "with talk",
      },
    ],
    extraColumns: [
      {
        table: "patients",
        name: "too_ill",
        type: "boolean",
        levels: null,
        unit: null,
        role: "eligibility",
        title: "Too ill",
        description: "Too ill at screening (1) or not (0).",
      },
    ],
    primaryInstruments: { low: "mood" },
    satisfaction: { instrument: "joy", window: [28, 120], pick: "first" },
    ...changes,
  };
};

const rows = <T>(people: readonly Person[], of: (person: Person) => readonly T[] | undefined) =>
  people.flatMap((person) => (of(person) ?? []).map((value) => ({ patient_id: person.id, value })));

const mixed = <T>(list: readonly T[], shift: number): readonly T[] =>
  [...list.slice(shift), ...list.slice(0, shift)].reverse();

/** The tables of made people; `shuffle` turns the order of the rows of every table round. */
export const madeTables = (people: readonly Person[], shuffle = false): Dataset["tables"] => {
  const order = <T>(list: readonly T[]): readonly T[] => (shuffle ? mixed(list, Math.floor(list.length / 3)) : list);
  const lengths = new Map(people.map(({ id, minutes }) => [id, minutes]));
  const doses = rows(people, ({ doses }) => doses).map(({ patient_id, value: [day, phase] }) => ({
    patient_id,
    day,
    phase,
    kind: "dose",
    minutes: lengths.get(patient_id)?.dose,
  }));
  const talks = rows(people, ({ therapy }) => therapy).map(({ patient_id, value: day }) => ({
    patient_id,
    day,
    kind: "therapy",
    minutes: lengths.get(patient_id)?.therapy,
  }));
  const at = (instrument: string) => (row: { patient_id: string; value: readonly [number, number | null] }) => ({
    patient_id: row.patient_id,
    instrument,
    day: row.value[0],
    score: row.value[1],
  });
  const who = { patient_id: "category" } as const;
  return {
    patients: tableOf(
      "patients",
      {
        ...who,
        site: "category",
        cohort: "category",
        age: "integer",
        sex: "category",
        condition: "category",
        goal: "category",
        preferred_cohort: "category",
      },
      order(
        people.map((person) => ({
          patient_id: person.id,
          cohort: person.cohort ?? null,
          condition: person.condition ?? "low",
          too_ill: person.excluded ?? 0,
        })),
      ),
      { too_ill: "integer" },
    ),
    outcomes: tableOf(
      "outcomes",
      { ...who, instrument: "category", day: "integer", score: "number" },
      order(rows(people, ({ scores }) => scores).map(at("mood"))),
    ),
    sessions: tableOf(
      "sessions",
      {
        ...who,
        course: "integer",
        day: "integer",
        kind: "category",
        phase: "category",
        route: "category",
        dose: "number",
        dose_unit: "category",
        minutes: "number",
      },
      order([...doses, ...talks]),
    ),
    satisfaction: tableOf(
      "satisfaction",
      { ...who, day: "integer", instrument: "category", score: "number", reason: "category" },
      order(rows(people, ({ answers }) => answers).map(at("joy"))),
    ),
    events: tableOf(
      "events",
      { ...who, day: "integer", kind: "category", cause: "category", severity: "category" },
      order(rows(people, ({ events }) => events).map(({ patient_id, value }) => ({ patient_id, ...value }))),
    ),
  };
};

const empty = (name: string) => tableOf(name, {}, []);

/** No analysis of patients looks at it. */
export const noEvidence: Evidence = JSON.parse(JSON.stringify({ studies: empty("studies") }));

export const madeInput = (
  people: readonly Person[],
  options: {
    readonly instruments: readonly Instrument[];
    readonly plan?: Partial<Plan>;
    readonly shuffle?: boolean;
    readonly kind?: Dataset["kind"];
  },
): AnalysisInput => ({
  plan: madePlan(options.plan),
  instruments: options.instruments,
  evidence: noEvidence,
  dataset: {
    id: "made",
    kind: options.kind ?? "real",
    title: "Made people",
    description: "People made up for a test.",
    licence: "CC0-1.0",
    asOf: "2020-01-01",
    tables: madeTables(people, options.shuffle),
  },
});
