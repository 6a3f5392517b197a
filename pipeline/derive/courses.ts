import { type Dataset, type Instrument, type Plan, textAt } from "../model/index.ts";
import type { Course, Role } from "./course.ts";
import { type Clock, courseOf } from "./course-of.ts";
import { type InstrumentScale, instrumentScale } from "./instrument-scale.ts";
import {
  type ByPatient,
  type EventRecord,
  eventsByPatient,
  type SessionRecord,
  scoresByPatient,
  sessionsByPatient,
} from "./patient-records.ts";
import { relapseRuleOf } from "./relapse-rule-of.ts";

type CoursePlan = Pick<
  Plan,
  "cohorts" | "extraColumns" | "primaryInstruments" | "baseline" | "response" | "relapse" | "intercurrent"
> & { readonly timeZero: Clock };

/** The tables that tell of a course. */
export type CourseTables = Pick<Dataset["tables"], "patients" | "outcomes" | "sessions" | "events">;

export interface Courses {
  /** Every eligible, treated person, in code-unit order of the patient key. */
  readonly courses: readonly Course[];
  readonly flow: {
    readonly screened: number;
    /** By the first eligibility column, in declared order, that is 1; so the counts add up. */
    readonly excluded: readonly { readonly column: string; readonly title: string; readonly count: number }[];
    readonly notTreated: number;
  };
  /** People whose received cohort differs from the source's column. */
  readonly disagreements: number;
  /** Names of the primary instruments in use without a cited minimal important difference, where the plan asks for it. */
  readonly withoutMargin: readonly string[];
  /** Names of those whose cited response share is below the plan's relapse share: a responder there may start beyond the relapse line. */
  readonly lenientResponse: readonly string[];
  /** Rescue and hospitalisation events of treated people that the rule does not count, by kind. */
  readonly uncounted: { readonly rescue: number; readonly hospitalisation: number };
}

/**
 * From the rows of a data set to one course per eligible, treated person, with the flow that leads there.
 * Linear in rows: each table is grouped by patient once. The order of the rows plays no part.
 */
export const courses = (
  dataset: { readonly tables: CourseTables },
  plan: CoursePlan,
  instruments: readonly Instrument[],
): Courses => {
  const { patients, outcomes, sessions, events } = dataset.tables;
  const scales = new Map(instruments.map((instrument) => [instrument.id, instrumentScale(instrument)]));
  const scores = scoresByPatient(outcomes, (id, score) => scales.get(id)?.severity(score) ?? null);
  const sessionsOf = sessionsByPatient(sessions);
  const eventsOf = eventsByPatient(events);
  const roles = new Map<string, Role>(plan.cohorts.map(({ id, role }) => [id, role]));
  const eligibility = plan.extraColumns.filter(({ table, role }) => table === "patients" && role === "eligibility");
  const excluded = eligibility.map(({ name, title }) => ({ column: name, title, count: 0 }));
  const found: Course[] = [];
  let notTreated = 0;

  for (const row of rowsInOrder(patients)) {
    const reason = eligibility.findIndex(({ name }) => {
      const column = patients.extra[name];
      return column !== undefined && textAt(column, row) === "1";
    });
    const reasonCount = excluded[reason];
    if (reasonCount) {
      reasonCount.count += 1;
      continue;
    }
    const id = textAt(patients.columns.patient_id, row) ?? "";
    const condition = textAt(patients.columns.condition, row);
    const instrument = (condition === null ? undefined : plan.primaryInstruments[condition]) ?? null;
    const course = courseOf(
      {
        patient: id,
        recorded: roles.get(textAt(patients.columns.cohort, row) ?? "") ?? null,
        instrument,
        scale: (instrument === null ? undefined : scales.get(instrument)) ?? null,
        scores: (scores.get(id) ?? []).filter((score) => score.instrument === instrument),
        sessions: sessionsOf.get(id) ?? [],
        events: eventsOf.get(id) ?? [],
      },
      plan,
    );
    if (course) found.push(course);
    else notTreated += 1;
  }

  const inUse = new Set(found.map(({ instrument }) => instrument));
  const labels = (keep: (scale: InstrumentScale) => boolean): readonly string[] =>
    [...scales].filter(([id, scale]) => inUse.has(id) && keep(scale)).map(([, { label }]) => label);
  return {
    courses: found,
    flow: { screened: patients.length, excluded, notTreated },
    disagreements: found.filter(({ recorded, received }) => recorded !== null && recorded !== received).length,
    withoutMargin:
      plan.relapse.margin === "mid" ? labels(({ importantDifference }) => importantDifference === null) : [],
    lenientResponse: labels(({ responseShare }) => (responseShare ?? plan.response.share) < plan.relapse.share),
    uncounted: {
      rescue: uncountedEvents("rescue", found, eventsOf, sessionsOf),
      hospitalisation: uncountedEvents("hospitalisation", found, eventsOf, sessionsOf),
    },
  };
};

/** A rescue that is a dose stands in the sessions too and is counted there. */
const uncountedEvents = (
  kind: "rescue" | "hospitalisation",
  found: readonly Course[],
  events: ByPatient<EventRecord>,
  sessions: ByPatient<SessionRecord>,
): number =>
  found.reduce((sum, { patient }) => {
    const own = sessions.get(patient) ?? [];
    const isDose = (at: number): boolean =>
      own.some((session) => session.day === at && session.kind === "dose" && session.phase === "rescue");
    const left = (events.get(patient) ?? []).filter(
      (event) => event.kind === kind && relapseRuleOf(event) === null && !(kind === "rescue" && isDose(event.day)),
    );
    return sum + left.length;
  }, 0);

/** Rows of the table in code-unit order of the patient key, so that findings do not depend on the order of rows. */
const rowsInOrder = ({ columns, length }: Dataset["tables"]["patients"]): readonly number[] =>
  Array.from({ length }, (_, row) => row).sort(
    (a, b) => (columns.patient_id.codes[a] ?? 0) - (columns.patient_id.codes[b] ?? 0),
  );
