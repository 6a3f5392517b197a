import type { AcuteCourse } from "./acute-course.ts";
import { wholeWithin } from "./draws.ts";
import type { LatentCourse } from "./latent-course.ts";
import type { DosePhase, SessionRow } from "./patient-rows.ts";
import type { Person } from "./person.ts";
import type { Role, Simulation } from "./simulation.ts";

/** Every session of a person under `role` in order of time, as if nobody left. Only doses have a phase. */
export const sessionRows = (
  simulation: Simulation,
  person: Person,
  role: Role,
  course: AcuteCourse,
  latent: LatentCourse,
): readonly SessionRow[] => {
  const { dose } = simulation.sessions[role];
  const doses = (days: readonly number[], phase: DosePhase): SessionRow[] => {
    const minutes = person.stream(`${phase}-minutes`);
    return days.map((day) => ({
      patient_id: person.id,
      course: 1,
      day,
      kind: "dose",
      phase,
      route: dose.route,
      dose: dose.dose,
      dose_unit: dose.doseUnit,
      minutes: wholeWithin(dose.minutes, minutes),
    }));
  };
  const { doseCause } = simulation.rescue;
  const rescueDays = latent.rescues.filter(({ cause }) => cause === doseCause).map(({ day }) => day);
  const maintenance = maintenanceDays(simulation, person, role, course).filter((day) => !rescueDays.includes(day));
  return [
    ...doses(course.doseDays, "acute"),
    ...therapyRows(simulation, person, role, course),
    ...doses(maintenance, "maintenance"),
    ...doses(rescueDays, "rescue"),
  ].sort((a, b) => a.day - b.day);
};

const maintenanceDays = (simulation: Simulation, person: Person, role: Role, course: AcuteCourse): number[] => {
  const { firstAfterDays, everyDays } = simulation.sessions.maintenance;
  if (person.stream("maintenance").next() >= simulation.sessions[role].dose.maintenance) return [];
  const days: number[] = [];
  for (let after = firstAfterDays; after <= simulation.visits.followUpDays; after += everyDays) {
    days.push(course.lastDoseDay + after);
  }
  return days;
};

const therapyRows = (simulation: Simulation, person: Person, role: Role, course: AcuteCourse): SessionRow[] => {
  const { therapy } = simulation.sessions[role];
  if (therapy === null) return [];
  const rows = (kind: SessionRow["kind"], days: readonly number[]): SessionRow[] => {
    const minutes = person.stream(`${kind}-minutes`);
    return days.map((day) => ({
      patient_id: person.id,
      course: 1,
      day,
      kind,
      phase: null,
      route: null,
      dose: null,
      dose_unit: null,
      minutes: wholeWithin(therapy.minutes, minutes),
    }));
  };
  const { integration, preparationDays, weekly } = therapy;
  const timing = person.stream("integration");
  const integrationDays = course.doseDays.map((day, i) => {
    const window = timing.next() < integration.earlyShare ? integration.early : integration.late;
    return Math.min(day + wholeWithin(window, timing), course.doseDays[i + 1] ?? Number.POSITIVE_INFINITY);
  });
  const weeklyDays: number[] = [];
  for (let day = course.lastDoseDay + weekly.everyDays; day <= weekly.untilDay; day += weekly.everyDays) {
    weeklyDays.push(day);
  }
  return [
    ...rows("preparation", preparationDays),
    ...rows("integration", integrationDays),
    ...rows("therapy", weeklyDays),
  ];
};
