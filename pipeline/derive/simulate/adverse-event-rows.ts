import type { AcuteCourse } from "./acute-course.ts";
import { pick, poisson } from "./draws.ts";
import type { EventRow } from "./patient-rows.ts";
import type { Person } from "./person.ts";
import type { Simulation } from "./simulation.ts";

/** Adverse events between the first and the last acute dose, at most one a day. */
export const adverseEventRows = (
  { adverseEvents }: Simulation,
  person: Person,
  { lastDoseDay }: AcuteCourse,
): readonly EventRow[] => {
  const { mild, moderate, severe } = adverseEvents.severity;
  const severities = [
    { severity: "mild", share: mild },
    { severity: "moderate", share: moderate },
    { severity: "severe", share: severe },
  ] as const;
  const count = poisson(adverseEvents.mean, person.stream("adverse-events"));
  const when = person.stream("adverse-event-day");
  const what = person.stream("adverse-event-severity");
  const rows = new Map<number, EventRow>();
  for (let i = 0; i < count; i++) {
    let day = Math.floor(when.next() * (lastDoseDay + 1));
    while (rows.has(day)) day += 1;
    const { severity } = pick(severities, what);
    rows.set(day, { patient_id: person.id, day, kind: "adverse_event", cause: null, severity });
  }
  return [...rows.values()];
};
