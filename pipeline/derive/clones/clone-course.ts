import type { Plan } from "../../model/index.ts";
import { acuteCourse } from "../acute-course.ts";
import type { Course } from "../course.ts";
import type { EventRecord, SessionRecord } from "../patient-records.ts";
import { relapseRuleOf } from "../relapse-rule-of.ts";

/** One person who started, on the clock that begins with the first dose. */
export interface CloneCourse {
  readonly course: Course;
  /** Day of the session with which the intervention was received; `Infinity` for who did not come so far. */
  readonly started: number;
  /** Day on which response was seen; `Infinity` where it was not. */
  readonly began: number;
  /** Day of relapse, of no response, of an early end, or the last on which the person was followed. */
  readonly end: number;
  /** 1 where the outcome is settled on that day. */
  readonly settled: 0 | 1;
}

/**
 * When was the intervention received, and when was the outcome settled? `null` for who could not take part on the day of the first dose:
 * no instrument, no baseline, or below the entry cut-off. Who had no score in the window of time zero is followed to the last acute dose.
 */
export const cloneCourse = (
  course: Course,
  { sessions, events }: { readonly sessions: readonly SessionRecord[]; readonly events: readonly EventRecord[] },
  plan: Pick<Plan, "timeZero" | "intercurrent">,
): CloneCourse | null => {
  const { standing, timeZero, ending } = course;
  const therapy = sessions.filter(({ kind }) => kind !== null && kind !== "dose").map(({ day }) => day);
  const base = { course, started: therapy[Math.max(0, plan.timeZero.minTherapySessions - 1)] ?? Infinity };
  switch (standing) {
    case "responder": {
      const zero = timeZero?.day ?? 0;
      if (ending === null) return null;
      const relapsed = ending.kind === "relapsed";
      return { ...base, began: zero, end: zero + (relapsed ? ending.by : ending.at), settled: relapsed ? 1 : 0 };
    }
    case "non-responder":
      return { ...base, began: Infinity, end: timeZero?.day ?? 0, settled: 1 };
    case "ended-early":
      return { ...base, began: Infinity, end: earlyEnd(timeZero !== null, sessions, events, plan), settled: 1 };
    case "not-evaluable":
      return { ...base, began: Infinity, end: lastAcuteDay(sessions, plan), settled: 0 };
    default:
      return null;
  }
};

const lastAcuteDay = (sessions: readonly SessionRecord[], plan: Pick<Plan, "timeZero">): number =>
  acuteCourse(
    sessions.filter(({ kind, course }) => kind === "dose" && (course === null || course === 1)),
    plan.timeZero,
  ) ?? 0;

/** The first rescue, where the plan counts it; with no score in the window of time zero also the first death or dropout. */
const earlyEnd = (
  scored: boolean,
  sessions: readonly SessionRecord[],
  events: readonly EventRecord[],
  plan: Pick<Plan, "timeZero" | "intercurrent">,
): number => {
  const rescues =
    plan.intercurrent.rescue === "composite"
      ? [
          ...sessions.filter(({ kind, phase }) => kind === "dose" && phase === "rescue"),
          ...events.filter((event) => relapseRuleOf(event) === "rescue"),
        ].filter(({ day }) => day > 0)
      : [];
  const exits = scored ? [] : events.filter(({ kind }) => kind === "death" || kind === "dropout");
  const first = Math.min(...[...rescues, ...exits].map(({ day }) => day));
  return Number.isFinite(first) ? Math.max(0, first) : lastAcuteDay(sessions, plan);
};
