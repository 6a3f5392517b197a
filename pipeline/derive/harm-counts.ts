import type { Dataset } from "../model/index.ts";
import type { Course, Role } from "./course.ts";
import { type EventRecord, eventsByPatient } from "./patient-records.ts";

export type Harm = "adverse-event" | "severe-adverse-event" | "hospitalisation" | "dropout" | "death";

export interface HarmCount {
  readonly harm: Harm;
  /** People with at least one, by received cohort; `null` when the source did not record such events. */
  readonly people: Readonly<Record<Role, number>> | null;
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
  { harm: "death", is: ({ kind }) => kind === "death" },
];

/**
 * How many treated people of each received cohort had each harm from the first dose on.
 *
 * None seen and not recorded differ: a table without any row records nothing; one without an adverse event does not record
 * those; one in which no adverse event has a severity does not tell the severe ones.
 */
export const harmCounts = (courses: readonly Course[], table: Dataset["tables"]["events"]): readonly HarmCount[] => {
  const events = eventsByPatient(table);
  const all = [...events.values()].flat();
  const adverse = all.filter(({ kind }) => kind === "adverse_event");
  const recorded = (harm: Harm): boolean => {
    if (harm === "adverse-event") return adverse.length > 0;
    if (harm === "severe-adverse-event") return adverse.some(({ severity }) => severity !== null);
    return all.length > 0;
  };
  return HARMS.map(({ harm, is }) => {
    const count = (role: Role): number =>
      courses.filter(
        ({ received, patient }) =>
          received === role && (events.get(patient) ?? []).some((event) => event.day >= 0 && is(event)),
      ).length;
    const people = { comparator: count("comparator"), intervention: count("intervention") };
    return { harm, people: recorded(harm) ? people : null };
  });
};
