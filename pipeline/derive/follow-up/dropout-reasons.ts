import type { Dataset } from "../../model/index.ts";
import type { Course, Role } from "../course.ts";
import { eventsByPatient } from "../patient-records.ts";

export interface DropoutReason {
  /** As the source codes it; `null` where it states none. */
  readonly cause: string | null;
  readonly people: Readonly<Record<Role, number>>;
}

/** Why treated people left, by the first dropout on or after the first dose; most frequent first, "not stated" last. */
export const dropoutReasons = (
  courses: readonly Course[],
  table: Dataset["tables"]["events"],
): readonly DropoutReason[] => {
  const events = eventsByPatient(table);
  const left = courses.flatMap(({ patient, received }) => {
    const first = (events.get(patient) ?? []).find(({ kind, day }) => kind === "dropout" && day >= 0);
    return first ? [{ received, cause: first.cause }] : [];
  });
  const count = (cause: string | null, role: Role): number =>
    left.filter((one) => one.cause === cause && one.received === role).length;
  return [...new Set(left.map(({ cause }) => cause))]
    .map((cause) => ({
      cause,
      people: { comparator: count(cause, "comparator"), intervention: count(cause, "intervention") },
    }))
    .sort((a, b) => rank(b) - rank(a) || ((a.cause ?? "") < (b.cause ?? "") ? -1 : 1));
};

const rank = ({ cause, people }: DropoutReason): number =>
  cause === null ? -1 : people.comparator + people.intervention;
