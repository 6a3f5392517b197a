import type { Plan } from "../model/index.ts";
import { acuteCourse } from "./acute-course.ts";
import { baseline } from "./baseline.ts";
import type { Course, Ending, RelapseEvent, Role, Standing, Visit } from "./course.ts";
import type { InstrumentScale } from "./instrument-scale.ts";
import type { EventRecord, SessionRecord } from "./patient-records.ts";
import { receivedCohort } from "./received-cohort.ts";
import { firstRelapse } from "./relapse.ts";
import { relapseRuleOf } from "./relapse-rule-of.ts";
import { responded } from "./response.ts";
import { timeZero } from "./time-zero.ts";

export interface PersonRecords {
  readonly patient: string;
  readonly recorded: Role | null;
  readonly instrument: string | null;
  readonly scale: InstrumentScale | null;
  /** On the primary instrument, in order of day. */
  readonly scores: readonly Visit[];
  readonly sessions: readonly SessionRecord[];
  readonly events: readonly EventRecord[];
}

/** The plan's clock; with a landmark, everyone's window of time zero opens on that day after the first dose instead. */
export type Clock = Plan["timeZero"] & { readonly landmarkAfterFirstDose?: number };

/** The course of one person by the plan's rules, or `null` when no acute dose was given. Days count from the first dose. */
export const courseOf = (
  person: PersonRecords,
  plan: Pick<Plan, "baseline" | "response" | "relapse" | "intercurrent"> & { readonly timeZero: Clock },
): Course | null => {
  const index = person.sessions.filter(({ course }) => course === null || course === 1);
  const acuteEnd = acuteCourse(
    index.filter(({ kind }) => kind === "dose"),
    plan.timeZero,
  );
  if (acuteEnd === null) return null;
  const window = pair(plan.timeZero.scoreWindow);
  const landmark = plan.timeZero.landmarkAfterFirstDose;
  const end = landmark === undefined ? acuteEnd : landmark - window[0];
  const zero = timeZero(person.scores, end, window);
  const until = zero?.day ?? end + window[1];
  const before = baseline(person.scores, plan.baseline.rule, pair(plan.baseline.window));
  const allEvents = relapseEventsOf(person);
  const relapseEvents = allEvents.filter(({ rule }) => plan.intercurrent[rule] === "composite");
  const standing = standingOf(person, plan, before, zero, until, relapseEvents);
  const visits = zero
    ? person.scores.filter(({ day }) => day > zero.day).map(({ day, severity }) => ({ day: day - zero.day, severity }))
    : [];
  const margin = plan.relapse.margin === "mid" ? (person.scale?.importantDifference ?? 0) : 0;
  const ending =
    standing === "responder" && before && zero
      ? endingOf(
          firstRelapse(
            {
              baseline: before.severity,
              timeZero: zero.severity,
              visits,
              events: relapseEvents.map(({ day, rule }) => ({ day: day - zero.day, rule })),
              margin,
            },
            plan.relapse,
          ),
          visits,
          person.events,
        )
      : null;
  const doses = doseDays(person.sessions, () => true);
  const later = doseDays(person.sessions, (phase) => phase !== "rescue")
    .filter((day) => zero !== null && day > zero.day)
    .map((day) => day - (zero?.day ?? 0));
  const death = person.events.find((event) => event.kind === "death" && relapseRuleOf(event) === null);
  const lastDose = zero ? doses.filter((day) => day <= zero.day).at(-1) : undefined;
  return {
    patient: person.patient,
    received: receivedCohort(
      person.sessions.filter(({ kind }) => kind !== null && kind !== "dose").map(({ day }) => day),
      until,
      plan.timeZero.minTherapySessions,
    ),
    recorded: person.recorded,
    instrument: person.instrument,
    range: person.scale?.range ?? null,
    standing,
    baseline: before,
    timeZero: zero,
    visits,
    daysSinceLastDose: zero && lastDose !== undefined ? zero.day - lastDose : null,
    laterDoses: ending ? later.filter((day) => day <= (ending.kind === "relapsed" ? ending.by : ending.at)).length : 0,
    ending,
    events: zero ? allEvents.map(({ day, rule }) => ({ day: day - zero.day, rule })) : [],
    laterDoseDays: later,
    otherDeath: zero && death ? death.day - zero.day : null,
  };
};

const pair = (window: readonly number[]): readonly [number, number] => {
  const [low, high] = window;
  if (low === undefined || high === undefined)
    throw new RangeError(`window must hold two days: [${window.join(", ")}]`);
  return [low, high];
};

const doseDays = (sessions: readonly SessionRecord[], keep: (phase: string | null) => boolean): readonly number[] =>
  sessions.filter(({ kind, phase }) => kind === "dose" && keep(phase)).map(({ day }) => day);

/** A rescue dose is a session. Days since the first dose. */
const relapseEventsOf = (person: PersonRecords): readonly RelapseEvent[] => {
  const doses = person.sessions
    .filter(({ kind, phase }) => kind === "dose" && phase === "rescue")
    .map(({ day }): RelapseEvent => ({ day, rule: "rescue" }));
  const events = person.events.flatMap((event): readonly RelapseEvent[] => {
    const rule = relapseRuleOf(event);
    return rule === null ? [] : [{ day: event.day, rule }];
  });
  return [...doses, ...events];
};

const standingOf = (
  person: PersonRecords,
  plan: Pick<Plan, "response">,
  before: Visit | null,
  zero: Visit | null,
  until: number,
  relapseEvents: readonly RelapseEvent[],
): Standing => {
  if (person.scale === null) return "no-instrument";
  if (before === null) return "no-baseline";
  if (person.scale.entrySeverity !== null && before.severity < person.scale.entrySeverity) return "below-entry";
  const rescued = relapseEvents.some(({ rule, day }) => rule === "rescue" && day > 0 && day <= until);
  const left = person.events.some(({ kind, day }) => (kind === "death" || kind === "dropout") && day <= until);
  if (rescued || (zero === null && left)) return "ended-early";
  if (zero === null) return "not-evaluable";
  const share = person.scale.responseShare ?? plan.response.share;
  return responded(before.severity, zero.severity, share) ? "responder" : "non-responder";
};

/** Follow-up ends at the relapse or at the last visit; a death or dropout only says why there was no later one. */
const endingOf = (relapse: Ending | null, visits: readonly Visit[], events: readonly EventRecord[]): Ending => {
  if (relapse) return relapse;
  const why = events.some(({ kind }) => kind === "death")
    ? "death"
    : events.some(({ kind }) => kind === "dropout")
      ? "dropout"
      : "last-visit";
  return { kind: "censored", why, at: visits.at(-1)?.day ?? 0 };
};
