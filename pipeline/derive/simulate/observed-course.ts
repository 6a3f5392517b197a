import { standardNormal } from "../../stats/numeric/standard-normal.ts";
import type { AcuteCourse } from "./acute-course.ts";
import { expit } from "./draws.ts";
import type { LatentCourse } from "./latent-course.ts";
import type { Person } from "./person.ts";
import { scoreReader } from "./score-reader.ts";
import type { Role, Simulation } from "./simulation.ts";

export interface ObservedCourse {
  readonly scores: readonly { readonly day: number; readonly score: number }[];
  readonly dropoutDay: number | null;
}

interface Visit {
  readonly day: number;
  /** Position in the plan; null for an unplanned visit. */
  readonly planned: number | null;
}

/** What the clinic sees of a latent course: scores at the visits that were kept, until the person leaves or dies. */
export const observedCourse = (
  simulation: Simulation,
  person: Person,
  role: Role,
  course: AcuteCourse,
  latent: LatentCourse,
): ObservedCourse => {
  const { visits, dropout, scores: recording } = simulation;
  const reader = scoreReader(simulation, person);
  const treated = role === "intervention" ? 1 : 0;
  const deathDay = latent.death?.day ?? Number.POSITIVE_INFINITY;
  const latentOn = (day: number): number => latent.scores[day] as number;
  const scores: { day: number; score: number }[] = [{ day: 0, score: reader.read(person.baseline, 0) }];
  const see = (day: number, noise: number): void => {
    scores.push({ day, score: reader.read(latentOn(day), noise) });
  };

  const acuteNoise = person.stream("acute-noise");
  for (let day = recording.acuteEveryDays; day <= course.lastDoseDay; day += recording.acuteEveryDays) {
    const noise = standardNormal(acuteNoise);
    if (day < deathDay) see(day, noise);
  }

  const attendance = person.stream("attendance");
  const leaving = person.stream("dropout");
  const plannedNoise = person.stream("planned-noise");
  const extraNoise = person.stream("extra-noise");
  const draws = visits.days.map(() => ({
    attend: attendance.next(),
    leave: leaving.next(),
    noise: standardNormal(plannedNoise),
  }));
  for (const visit of visitDays(simulation, person, course, latent.extraVisitDays)) {
    if (visit.day >= deathDay) break;
    const draw = visit.planned === null ? undefined : draws[visit.planned];
    if (draw === undefined) {
      see(visit.day, standardNormal(extraNoise));
      continue;
    }
    const current = latentOn(visit.day);
    const attend =
      visits.intercept +
      visits.intervention * visits.interventionFactor * treated +
      visits.score * (current - visits.centre);
    if (draw.attend < expit(attend)) see(visit.day, draw.noise);
    const lastSeen = reader.onReference(scores[scores.length - 1]?.score ?? 0);
    const leave =
      dropout.intercept +
      dropout.lastSeen * (lastSeen - dropout.centre) +
      dropout.intervention * treated +
      dropout.current * (current - dropout.centre);
    // Nothing is left to miss after the last planned visit.
    const last = visit.planned === visits.days.length - 1;
    if (!last && draw.leave < expit(leave)) {
      return { scores, dropoutDay: visit.day + 1 < deathDay ? visit.day + 1 : null };
    }
  }
  return { scores, dropoutDay: null };
};

/** Planned and unplanned visits after the course, one a day at most, in order of time. */
const visitDays = (
  { visits }: Simulation,
  person: Person,
  { lastDoseDay }: AcuteCourse,
  extraDays: readonly number[],
): readonly Visit[] => {
  const jitter = person.stream("visit-jitter");
  const taken = new Set<number>();
  const planned = visits.days.flatMap((day, index): Visit[] => {
    const after = Math.max(1, Math.round(day + visits.jitterDays * standardNormal(jitter)));
    if (after > visits.followUpDays || taken.has(after)) return [];
    taken.add(after);
    return [{ day: lastDoseDay + after, planned: index }];
  });
  const extra = extraDays.flatMap((day): Visit[] => (taken.has(day - lastDoseDay) ? [] : [{ day, planned: null }]));
  return [...planned, ...extra].sort((a, b) => a.day - b.day);
};
