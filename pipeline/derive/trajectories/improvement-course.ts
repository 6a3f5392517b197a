import { inUnit, type ScoreUnit } from "./score-unit.ts";
import type { ScoredPerson } from "./scored-people.ts";

/** Improvement since baseline on a day since time zero. */
export interface ImprovementPoint {
  readonly day: number;
  readonly improvement: number;
}

/** The improvement at time zero and at every visit since, earliest first; empty for who has no time zero. */
export const improvementCourse = (person: ScoredPerson, unit: ScoreUnit): readonly ImprovementPoint[] => {
  const { timeZero, visits } = person.course;
  if (timeZero === null) return [];
  return [{ day: 0, severity: timeZero.severity }, ...visits].map(({ day, severity }) => ({
    day,
    improvement: inUnit(person.baseline.severity - severity, person, unit),
  }));
};

/** Whether a person was evaluated at time zero, so that the course from there on can be followed. */
export const isEvaluated = ({ course }: ScoredPerson): boolean =>
  course.standing === "responder" || course.standing === "non-responder";
