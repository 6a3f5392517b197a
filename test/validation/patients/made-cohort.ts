import type { Course } from "../../../pipeline/derive/course.ts";
import { courseOf } from "../../../pipeline/derive/course-of.ts";
import { type InstrumentScale, instrumentScale } from "../../../pipeline/derive/instrument-scale.ts";
import type { EventRecord, SessionRecord } from "../../../pipeline/derive/patient-records.ts";
import { acuteCourse } from "../../../pipeline/derive/simulate/acute-course.ts";
import { chooseTreatment } from "../../../pipeline/derive/simulate/choose-treatment.ts";
import { latentCourse } from "../../../pipeline/derive/simulate/latent-course.ts";
import { observedCourse } from "../../../pipeline/derive/simulate/observed-course.ts";
import { drawPerson } from "../../../pipeline/derive/simulate/person.ts";
import { potentialOutcome } from "../../../pipeline/derive/simulate/potential-outcome.ts";
import { satisfactionRows } from "../../../pipeline/derive/simulate/satisfaction-rows.ts";
import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";
import type { ScoredPerson } from "../../../pipeline/derive/trajectories/scored-people.ts";
import type { Dataset } from "../../../pipeline/model/index.ts";
import { tableOf } from "../../support/table.ts";
import type { StudyInputs } from "./study-inputs.ts";

export interface MadeCohort {
  /** Of everyone who is treated, in order of the patient key. */
  readonly courses: readonly Course[];
  readonly patients: Dataset["tables"]["patients"];
  /** Those with a baseline to enter with, and every score since the first dose. */
  readonly scored: readonly ScoredPerson[];
  /** First answer in the declared window, by patient. */
  readonly answers: ReadonlyMap<string, number>;
}

/**
 * A simulated cohort with its courses, as `simulatePatients` and `courses` would make it, but without rows that no estimate here reads
 * (adverse events, minutes, maintenance): half of the time.
 */
export const madeCohort = ({ plan, instruments }: StudyInputs, simulation: Simulation, seed: number): MadeCohort => {
  const scales = new Map(instruments.map((instrument) => [instrument.id, instrumentScale(instrument)]));
  const [from = 0, to = 0] = plan.satisfaction.window;
  const found: Course[] = [];
  const scored: ScoredPerson[] = [];
  const rows: Record<string, string | number>[] = [];
  const answers = new Map<string, number>();
  for (let index = 1; index <= simulation.patients; index++) {
    const made = treatedPerson(simulation, seed, index);
    if (made === null) continue;
    const { person, records, answer } = made;
    const scale = scales.get(person.instrument.id) ?? null;
    const course = courseOf(
      {
        patient: person.id,
        recorded: null,
        instrument: person.instrument.id,
        scale,
        ...records,
        scores: records.scores.map(({ day, score }) => ({
          day,
          severity: severityOf(scale, score),
          instrument: person.instrument.id,
        })),
      },
      plan,
    );
    if (course === null) continue;
    found.push(course);
    const { baseline, range } = course;
    if (baseline !== null && range !== null && course.standing !== "below-entry") {
      const scores = records.scores.flatMap(({ day, score }) =>
        day > 0 ? [{ day, severity: severityOf(scale, score) }] : [],
      );
      const importantDifference = scale?.importantDifference ?? null;
      scored.push({ course, baseline, instrument: person.instrument.id, range, importantDifference, scores });
    }
    rows.push({
      patient_id: person.id,
      site: person.site.id,
      age: person.age,
      sex: person.sex,
      condition: person.condition.id,
      goal: person.goal.id,
      treatment_resistant: person.resistant,
      prior_treatments: person.priorTreatments,
    });
    if (answer !== null && answer.day >= from && answer.day <= to) answers.set(person.id, answer.score);
  }
  return { courses: found, patients: patientTable(rows), scored, answers };
};

const severityOf = (scale: InstrumentScale | null, score: number): number => scale?.severity(score) ?? score;

const treatedPerson = (simulation: Simulation, seed: number, index: number) => {
  const person = drawPerson(simulation, seed, index);
  if (person.screenedOut) return null;
  const choice = chooseTreatment(simulation, person);
  const role = choice.received;
  const course = acuteCourse(simulation, person, role);
  const latent = latentCourse(simulation, person, role, course, potentialOutcome(simulation, person, role));
  const observed = observedCourse(simulation, person, role, course, latent);
  const leftOn = observed.dropoutDay ?? latent.death?.day ?? Number.POSITIVE_INFINITY;
  const before = ({ day }: { readonly day: number }): boolean => day < leftOn;
  const session = (day: number, kind: string, phase: string | null): SessionRecord => ({
    day,
    kind,
    phase,
    course: 1,
    minutes: null,
  });
  const event = (kind: string, { day, cause }: { readonly day: number; readonly cause: string }): EventRecord => ({
    day,
    kind,
    cause,
    severity: null,
  });
  const { doseCause } = simulation.rescue;
  const sessions = [
    ...(simulation.sessions[role].therapy?.preparationDays ?? []).map((day) => session(day, "preparation", null)),
    ...course.doseDays.map((day) => session(day, "dose", "acute")),
    ...latent.rescues.filter(({ cause }) => cause === doseCause).map(({ day }) => session(day, "dose", "rescue")),
  ];
  const ending: readonly EventRecord[] =
    observed.dropoutDay !== null
      ? [event("dropout", { day: observed.dropoutDay, cause: "" })]
      : latent.death !== null
        ? [event("death", latent.death)]
        : [];
  const events = [
    ...latent.rescues.map((rescue) => event("rescue", rescue)),
    ...latent.hospitalisations.map((admission) => event("hospitalisation", admission)),
  ];
  return {
    person,
    records: {
      scores: observed.scores,
      sessions: sessions.filter(before),
      events: [...events.filter(before).sort((a, b) => a.day - b.day), ...ending],
    },
    answer: satisfactionRows(simulation, person, choice, latent).filter(before)[0] ?? null,
  };
};

/** The columns that covariates come from; nothing here reads the rest. */
const patientTable = (rows: readonly Record<string, string | number>[]): Dataset["tables"]["patients"] =>
  tableOf(
    "patients",
    {
      patient_id: "category",
      site: "category",
      age: "integer",
      sex: "category",
      condition: "category",
      goal: "category",
      cohort: "category",
      preferred_cohort: "category",
    },
    rows,
    { treatment_resistant: "integer", prior_treatments: "integer" },
  );
