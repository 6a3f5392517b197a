import { type PairedParts, ratioOfMeans } from "../../stats/longitudinal/ratio-of-means.ts";
import { ratioOfMeansDifference } from "../../stats/longitudinal/ratio-of-means-difference.ts";
import { notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { Role } from "../course.ts";
import { daysAbove } from "./days-above.ts";
import { improvementCourse, isEvaluated } from "./improvement-course.ts";
import { inUnit, type ScoreUnit } from "./score-unit.ts";
import type { ScoredPerson } from "./scored-people.ts";

export interface TimeAbove {
  /** Share of the days followed. */
  readonly of: Readonly<Record<Role, Quantity>>;
  /** Intervention minus comparator. */
  readonly difference: Quantity;
  readonly people: Readonly<Record<Role, number>>;
  readonly followedDays: Readonly<Record<Role, number>>;
  /** Instruments of people who do not count because no minimal important difference is cited. */
  readonly withoutDifference: readonly string[];
}

/** Of the days followed from time zero to the horizon, the share with an improvement of at least the minimal important difference. */
export const timeAbove = (
  people: readonly ScoredPerson[],
  unit: ScoreUnit,
  options: { readonly horizon: number; readonly reps: number; readonly seed: string; readonly level: number },
): TimeAbove => {
  const evaluated = people.filter(isEvaluated);
  const { horizon, reps, seed, level } = options;
  const parts = (role: Role): PairedParts => {
    const days = evaluated.flatMap((person) => {
      const { course, importantDifference } = person;
      if (course.received !== role || importantDifference === null) return [];
      return daysAbove(improvementCourse(person, unit), inUnit(importantDifference, person, unit), horizon) ?? [];
    });
    return {
      numerator: Float64Array.from(days, ({ above }) => above),
      denominator: Float64Array.from(days, ({ followed }) => followed),
    };
  };
  const both = { intervention: parts("intervention"), comparator: parts("comparator") };
  const share = (role: Role): Quantity =>
    both[role].numerator.length === 0
      ? notEstimable("no-data", "Nobody with a cited minimal important difference was followed after time zero.")
      : ratioOfMeans(both[role], { reps, seed: `${seed}/${role}`, level });
  return {
    of: { intervention: share("intervention"), comparator: share("comparator") },
    difference: ratioOfMeansDifference(both.intervention, both.comparator, {
      reps,
      seed: `${seed}/difference`,
      level,
    }),
    people: { intervention: both.intervention.numerator.length, comparator: both.comparator.numerator.length },
    followedDays: {
      intervention: Array.from(both.intervention.denominator).reduce((sum, days) => sum + days, 0),
      comparator: Array.from(both.comparator.denominator).reduce((sum, days) => sum + days, 0),
    },
    withoutDifference: [
      ...new Set(
        evaluated.filter(({ importantDifference }) => importantDifference === null).map(({ instrument }) => instrument),
      ),
    ].sort(),
  };
};
