import type { AcuteCourse } from "./acute-course.ts";
import { exponential, pick } from "./draws.ts";
import { hazardClock } from "./hazard-clock.ts";
import { instrumentRange, type Person } from "./person.ts";
import type { PotentialOutcome } from "./potential-outcome.ts";
import type { Role, Simulation } from "./simulation.ts";

export interface DatedCause {
  readonly day: number;
  readonly cause: string;
}

/** A person's days from the first dose to the end of follow-up, as they would run if nobody left. */
export interface LatentCourse {
  /** Noise-free score on the reference scale, by day from 0. */
  readonly scores: Float64Array;
  readonly rescues: readonly DatedCause[];
  readonly hospitalisations: readonly DatedCause[];
  readonly death: DatedCause | null;
  readonly extraVisitDays: readonly number[];
}

/** Runs a person's days one by one: the score follows the improvement, and hazards follow the score. */
export const latentCourse = (
  simulation: Simulation,
  person: Person,
  role: Role,
  course: AcuteCourse,
  outcome: PotentialOutcome,
): LatentCourse => {
  const { rescue, hospitalisation, death, visits } = simulation;
  const { minimum } = instrumentRange(simulation, simulation.instruments.reference);
  const end = course.lastDoseDay + visits.followUpDays;
  const relapseDay = course.lastDoseDay + outcome.relapseDays;
  const scores = new Float64Array(end + 1).fill(person.baseline);
  const rescues: DatedCause[] = [];
  const hospitalisations: DatedCause[] = [];
  const extraVisitDays: number[] = [];
  let died: DatedCause | null = null;

  const rescued = hazardClock(person.stream("rescue"));
  const admitted = hazardClock(person.stream("hospitalisation"));
  const dies = hazardClock(person.stream("death"));
  const seen = hazardClock(person.stream("extra-visit"));
  const rescueCause = person.stream("rescue-cause");
  const rescueLength = person.stream("rescue-length");
  const admissionCause = person.stream("hospitalisation-cause");
  const deathCause = person.stream("death-cause");
  let worksFrom = Number.POSITIVE_INFINITY;
  let worksUntil = Number.NEGATIVE_INFINITY;

  for (let day = 1; day <= end; day++) {
    const works = day >= worksFrom && day < worksUntil;
    const first = rescues[0]?.day ?? Number.POSITIVE_INFINITY;
    const improvement = works ? rescue.improvement : improvementOn(simulation, course, outcome, day, first);
    const score = person.baseline - improvement * (person.baseline - minimum);
    scores[day] = score;
    const waiting = worksUntil > day && !works;
    if (day >= relapseDay && !waiting && rescued(score > rescue.above ? rescue.perDay[role] : 0)) {
      rescues.push({ day, cause: pick(rescue.causes, rescueCause).cause });
      worksFrom = day + rescue.lagDays;
      worksUntil = worksFrom + rescue.meanDays * exponential(rescueLength);
    }
    if (admitted(score > hospitalisation.above ? hospitalisation.perDay : 0)) {
      hospitalisations.push({ day, cause: pick(hospitalisation.causes, admissionCause).cause });
    }
    if (day > course.lastDoseDay && seen(score > visits.extra.above ? visits.extra.perDay : 0))
      extraVisitDays.push(day);
    if (dies(death.perDay) && died === null) died = { day, cause: pick(death.causes, deathCause).cause };
  }
  return { scores, rescues, hospitalisations, death: died, extraVisitDays };
};

/** Improvement on a day, without rescue: it grows, stays until relapse, falls, and in a few returns untreated. */
const improvementOn = (
  { response, relapse }: Simulation,
  { lastDoseDay }: AcuteCourse,
  outcome: PotentialOutcome,
  day: number,
  firstRescueDay: number,
): number => {
  const full = outcome.improvement;
  const ramp = Math.min(response.rampDays, lastDoseDay);
  if (day < ramp) return (full * day) / ramp;
  const afterRelapse = day - lastDoseDay - outcome.relapseDays;
  if (afterRelapse <= 0) return full;
  const { afterDays } = relapse.recovery;
  const recoveryDay = lastDoseDay + outcome.relapseDays + afterDays;
  if (outcome.recoversUntreated && afterRelapse >= afterDays && firstRescueDay > recoveryDay) return full;
  return full + (outcome.levelAfterRelapse - full) * Math.min(1, afterRelapse / relapse.fallDays);
};
