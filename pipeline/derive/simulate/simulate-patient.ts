import { acuteCourse } from "./acute-course.ts";
import { adverseEventRows } from "./adverse-event-rows.ts";
import { type Choice, chooseTreatment } from "./choose-treatment.ts";
import { type DatedCause, latentCourse } from "./latent-course.ts";
import { observedCourse } from "./observed-course.ts";
import type { EventRow, PatientRow, PatientTables } from "./patient-rows.ts";
import { drawPerson, type Person } from "./person.ts";
import { potentialOutcome } from "./potential-outcome.ts";
import { satisfactionRows } from "./satisfaction-rows.ts";
import { sessionRows } from "./session-rows.ts";
import type { Simulation } from "./simulation.ts";

/** All rows of person `index` (from 1). Nothing is dated on or after the day of death or dropout but these themselves. */
export const simulatePatient = (simulation: Simulation, seed: number, index: number): PatientTables => {
  const person = drawPerson(simulation, seed, index);
  const choice = chooseTreatment(simulation, person);
  const patients = [patientRow(simulation, person, choice)];
  if (person.screenedOut) return { patients, outcomes: [], sessions: [], satisfaction: [], events: [] };

  const role = choice.received;
  const course = acuteCourse(simulation, person, role);
  const outcome = potentialOutcome(simulation, person, role);
  const latent = latentCourse(simulation, person, role, course, outcome);
  const observed = observedCourse(simulation, person, role, course, latent);

  const leftOn = observed.dropoutDay ?? latent.death?.day ?? Number.POSITIVE_INFINITY;
  const before = ({ day }: { readonly day: number }): boolean => day < leftOn;
  const event = (kind: EventRow["kind"], { day, cause }: DatedCause): EventRow => ({
    patient_id: person.id,
    day,
    kind,
    cause,
    severity: null,
  });
  const events = [
    ...adverseEventRows(simulation, person, course),
    ...latent.rescues.map((rescue) => event("rescue", rescue)),
    ...latent.hospitalisations.map((admission) => event("hospitalisation", admission)),
  ].filter(before);
  const ending: EventRow[] = [];
  if (observed.dropoutDay !== null) {
    ending.push({ patient_id: person.id, day: observed.dropoutDay, kind: "dropout", cause: null, severity: null });
  } else if (latent.death !== null) {
    ending.push(event("death", latent.death));
  }
  return {
    patients,
    outcomes: observed.scores.map(({ day, score }) => ({
      patient_id: person.id,
      instrument: person.instrument.id,
      day,
      score,
    })),
    sessions: sessionRows(simulation, person, role, course, latent).filter(before),
    satisfaction: satisfactionRows(simulation, person, choice, latent).filter(before),
    events: [...events.sort((a, b) => a.day - b.day), ...ending],
  };
};

const patientRow = ({ cohorts }: Simulation, person: Person, { preferred, received }: Choice): PatientRow => ({
  patient_id: person.id,
  site: person.site.id,
  cohort: cohorts[received],
  age: person.age,
  sex: person.sex,
  condition: person.condition.id,
  treatment_resistant: person.resistant,
  prior_treatments: person.priorTreatments,
  goal: person.goal.id,
  preferred_cohort: cohorts[preferred],
  active_substance_use: person.screening.activeSubstanceUse,
  psychosis: person.screening.psychosis,
  uncontrolled_medical: person.screening.uncontrolledMedical,
});
