import type { Dataset } from "../../model/index.ts";
import { eventsByPatient, sessionsByPatient } from "../patient-records.ts";

/** What a person came to, and whether they left. */
export interface Attendance {
  /** Sessions of any kind of the index course up to the limit, without rescue and maintenance doses. */
  readonly sessions: number;
  readonly droppedOut: boolean;
}

/**
 * How many sessions each person attended and who dropped out, by patient key. Counted up to the same day since the first dose for
 * everyone; sessions that were planned and missed are in no table.
 */
export const attendance = (
  { sessions, events }: Pick<Dataset["tables"], "sessions" | "events">,
  { sessionsTo, dropoutTo }: { readonly sessionsTo: number; readonly dropoutTo: number },
): ((patient: string) => Attendance) => {
  const sessionsOf = sessionsByPatient(sessions);
  const eventsOf = eventsByPatient(events);
  return (patient) => ({
    sessions: (sessionsOf.get(patient) ?? []).filter(
      ({ day, course, phase }) =>
        day <= sessionsTo && (course === null || course === 1) && phase !== "rescue" && phase !== "maintenance",
    ).length,
    droppedOut: (eventsOf.get(patient) ?? []).some(({ kind, day }) => kind === "dropout" && day <= dropoutTo),
  });
};
