import type { Dataset } from "../../model/index.ts";
import type { Course, Role } from "../course.ts";
import { eventsByPatient } from "../patient-records.ts";
import { byRole } from "./harm-counts.ts";

/** From the mildest to the worst; `null` stands for events without one. */
const SEVERITIES = [null, "mild", "moderate", "severe", "life_threatening", "fatal"] as const;

export type Severity = (typeof SEVERITIES)[number];

export interface SeverityCount {
  readonly severity: Severity;
  /** People whose worst adverse event was this. */
  readonly people: Readonly<Record<Role, number>>;
}

/** Treated people by their worst adverse event from the first dose on; "no severity stated" first, then from mild to fatal. */
export const severityCounts = (
  courses: readonly Course[],
  table: Dataset["tables"]["events"],
): readonly SeverityCount[] => {
  const events = eventsByPatient(table);
  const worst = new Map(
    courses.map(({ patient }) => {
      const ranks = (events.get(patient) ?? [])
        .filter(({ kind, day }) => kind === "adverse_event" && day >= 0)
        .map(({ severity }) => Math.max(0, SEVERITIES.indexOf(severity as Severity)));
      return [patient, ranks.length === 0 ? -1 : Math.max(...ranks)];
    }),
  );
  return SEVERITIES.map((severity, rank) => ({
    severity,
    people: byRole(courses, ({ patient }) => worst.get(patient) === rank),
  }));
};
