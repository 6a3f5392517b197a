import { linearMixedModel } from "../../stats/longitudinal/linear-mixed-model.ts";
import { marginalContrast } from "../../stats/longitudinal/marginal-contrast.ts";
import { notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { Role } from "../course.ts";
import { improvementCourse } from "./improvement-course.ts";
import type { ScoreUnit } from "./score-unit.ts";
import type { ScoredPerson } from "./scored-people.ts";

export interface SlopeAfterResponse {
  /** Change of improvement over the declared days; below 0 it is lost. */
  readonly of: Readonly<Record<Role, Quantity>>;
  /** Intervention minus comparator. */
  readonly difference: Quantity;
  readonly people: Readonly<Record<Role, number>>;
  readonly visits: Readonly<Record<Role, number>>;
}

/**
 * How fast responders lose (or gain) improvement after time zero: a mixed model with a random intercept and slope a person, and
 * cohort by time. Visits after time zero up to the horizon; time zero itself was chosen for its good score and stays out.
 */
export const slopeAfterResponse = (
  people: readonly ScoredPerson[],
  unit: ScoreUnit,
  rule: { readonly horizon: number; readonly slopeDays: number; readonly minPerCohort: number; readonly level: number },
): SlopeAfterResponse => {
  const rows = people
    .filter(({ course }) => course.standing === "responder")
    .flatMap((person, subject) =>
      improvementCourse(person, unit)
        .filter(({ day }) => day > 0 && day <= rule.horizon)
        .map(({ day, improvement }) => ({ subject, role: person.course.received, day, improvement })),
    );
  const visitsOf = (role: Role) => rows.filter((row) => row.role === role);
  const peopleOf = (role: Role): number => new Set(visitsOf(role).map(({ subject }) => subject)).size;
  const counted = {
    people: { intervention: peopleOf("intervention"), comparator: peopleOf("comparator") },
    visits: { intervention: visitsOf("intervention").length, comparator: visitsOf("comparator").length },
  };
  const refused = (quantity: Quantity): SlopeAfterResponse => ({
    ...counted,
    of: { intervention: quantity, comparator: quantity },
    difference: quantity,
  });
  const fewest = Math.min(counted.people.intervention, counted.people.comparator);
  if (fewest < rule.minPerCohort) {
    const reason = `A slope needs at least ${rule.minPerCohort} responders of each group with a score after time zero; one has ${fewest}.`;
    return refused(notEstimable("too-few", reason));
  }
  const time = Float64Array.from(rows, ({ day }) => day / rule.slopeDays);
  const treated = Float64Array.from(rows, ({ role }) => (role === "intervention" ? 1 : 0));
  const fit = linearMixedModel(
    {
      response: Float64Array.from(rows, ({ improvement }) => improvement),
      design: [
        new Float64Array(rows.length).fill(1),
        treated,
        time,
        treated.map((one, i) => one * (time[i] as number)),
      ],
      subject: Int32Array.from(rows, ({ subject }) => subject),
      slopes: [time],
    },
    { level: rule.level },
  );
  if (fit.kind === "not-estimable") return refused(fit);
  const contrast = (weights: readonly number[]): Quantity => {
    const found = marginalContrast(fit.effects, weights, { level: rule.level });
    return found.kind === "not-estimable" ? found : found.estimate;
  };
  return {
    ...counted,
    of: { intervention: contrast([0, 0, 1, 1]), comparator: contrast([0, 0, 1, 0]) },
    difference: contrast([0, 0, 0, 1]),
  };
};
