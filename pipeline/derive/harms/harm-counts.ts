import type { Dataset } from "../../model/index.ts";
import type { Course, Role } from "../course.ts";
import { type EventRecord, eventsByPatient } from "../patient-records.ts";

export type Harm =
  | "adverse-event"
  | "severe-adverse-event"
  | "hospitalisation"
  | "worsening"
  | "ideation-rise"
  | "dropout"
  | "dropout-for-adverse-event"
  | "death";

export interface HarmCount {
  readonly harm: Harm;
  /** People with at least one, by received cohort; `null` when the source did not record or measure such events. */
  readonly people: Readonly<Record<Role, number>> | null;
  /** People in whom it could have been seen. */
  readonly of: Readonly<Record<Role, number>>;
}

const SEVERE = new Set(["severe", "life_threatening", "fatal"]);

const HARMS: readonly { readonly harm: Harm; readonly is: (event: EventRecord) => boolean }[] = [
  { harm: "adverse-event", is: ({ kind }) => kind === "adverse_event" },
  {
    harm: "severe-adverse-event",
    is: ({ kind, severity }) => kind === "adverse_event" && severity !== null && SEVERE.has(severity),
  },
  { harm: "hospitalisation", is: ({ kind }) => kind === "hospitalisation" },
  { harm: "dropout", is: ({ kind }) => kind === "dropout" },
  { harm: "dropout-for-adverse-event", is: ({ kind, cause }) => kind === "dropout" && cause === "adverse_event" },
  { harm: "death", is: ({ kind }) => kind === "death" },
];

/**
 * How many treated people of each received cohort had each harm from the first dose on.
 *
 * None seen and not recorded differ: a table without any row records nothing; one without an adverse event does not record
 * those; one in which no adverse event has a severity, or no dropout a cause, does not tell these.
 */
export const harmCounts = (courses: readonly Course[], table: Dataset["tables"]["events"]): readonly HarmCount[] => {
  const events = eventsByPatient(table);
  const all = [...events.values()].flat();
  const adverse = all.filter(({ kind }) => kind === "adverse_event");
  const dropouts = all.filter(({ kind }) => kind === "dropout");
  const recorded = (harm: Harm): boolean => {
    if (harm === "adverse-event") return adverse.length > 0;
    if (harm === "severe-adverse-event") return adverse.some(({ severity }) => severity !== null);
    if (harm === "dropout-for-adverse-event" && dropouts.length > 0)
      return dropouts.some(({ cause }) => cause !== null);
    return all.length > 0;
  };
  const of = byRole(courses, () => true);
  return HARMS.map(({ harm, is }) => {
    const people = byRole(courses, ({ patient }) =>
      (events.get(patient) ?? []).some((event) => event.day >= 0 && is(event)),
    );
    return { harm, people: recorded(harm) ? people : null, of };
  });
};

/** How many courses of each received cohort pass. */
export const byRole = (
  courses: readonly Course[],
  keep: (course: Course) => boolean,
): Readonly<Record<Role, number>> => {
  const count = (role: Role): number => courses.filter((course) => course.received === role && keep(course)).length;
  return { comparator: count("comparator"), intervention: count("intervention") };
};
