import type { Dataset, Plan } from "../../model/index.ts";
import { welchDifference } from "../../stats/ordinal/welch-difference.ts";
import type { Quantity } from "../../stats/quantity.ts";
import type { Role } from "../course.ts";
import { adjustedMeanCompleted } from "../weighting/adjusted-mean-completed.ts";
import { adjustment } from "../weighting/adjustment.ts";
import { completedPeople } from "../weighting/completed-people.ts";
import type { GateCheck } from "../weighting/gate.ts";
import { improvementCourse, isEvaluated } from "./improvement-course.ts";
import { type CarryRule, meanImprovement } from "./mean-improvement.ts";
import { meanOf } from "./mean-of.ts";
import type { ScoreUnit } from "./score-unit.ts";
import type { ScoredPerson } from "./scored-people.ts";

export interface AreaContrast {
  readonly carry: CarryRule;
  readonly people: Readonly<Record<Role, number>>;
  /** Mean improvement over the time to the horizon. */
  readonly of: Readonly<Record<Role, Quantity>>;
  /** Intervention minus comparator. */
  readonly unadjusted: Quantity;
  readonly adjusted: {
    readonly quantity: Quantity;
    /** Conditions on which it may be shown; empty where there are no weights. */
    readonly checks: readonly GateCheck[];
    readonly people: number;
    readonly absent: readonly string[];
    /** Values of covariates that were imputed, and of how many people. */
    readonly imputed: number;
    readonly incomplete: number;
  };
}

type AreaPlan = Pick<
  Plan,
  "horizonDays" | "covariates" | "propensity" | "gate" | "seSmallSample" | "missing" | "seed" | "level"
>;

/** The area under the improvement curves of everybody evaluated at time zero: means, Welch's difference and the adjusted one. */
export const areaContrast = (
  people: readonly ScoredPerson[],
  unit: ScoreUnit,
  carry: CarryRule,
  patients: Dataset["tables"]["patients"],
  plan: AreaPlan,
): AreaContrast => {
  const areas = people.filter(isEvaluated).flatMap((person) => {
    const area = meanImprovement(improvementCourse(person, unit), plan.horizonDays, carry);
    return area === null ? [] : [{ person, area }];
  });
  const of = (role: Role): readonly number[] =>
    areas.filter(({ person }) => person.course.received === role).map(({ area }) => area);
  const [intervention, comparator] = [of("intervention"), of("comparator")];
  const nobody = "Nobody's course can be followed to the horizon.";
  return {
    carry,
    people: { intervention: intervention.length, comparator: comparator.length },
    of: {
      intervention: meanOf(intervention, plan.level, nobody),
      comparator: meanOf(comparator, plan.level, nobody),
    },
    unadjusted: welchDifference(intervention, comparator, { level: plan.level }).difference,
    adjusted: adjusted(areas, patients, plan),
  };
};

const adjusted = (
  areas: readonly { readonly person: ScoredPerson; readonly area: number }[],
  patients: Dataset["tables"]["patients"],
  plan: AreaPlan,
): AreaContrast["adjusted"] => {
  const outcome = Float64Array.from(areas, ({ area }) => area);
  const comparable = completedPeople(
    areas,
    {
      course: ({ person }) => person.course,
      treated: ({ person }) => person.course.received === "intervention",
      patients,
      covariates: plan.covariates,
      others: [{ name: "area compared", kind: "numeric", values: outcome }],
    },
    plan,
  );
  const { difference, checks } = adjustedMeanCompleted(comparable, outcome, adjustment(plan.propensity.weights), {
    level: plan.level,
    gate: plan.gate,
    seSmallSample: plan.seSmallSample,
    events: null,
  });
  return {
    quantity: difference,
    checks,
    people: comparable.people.length,
    absent: comparable.absent,
    imputed: comparable.imputed,
    incomplete: comparable.incomplete,
  };
};
