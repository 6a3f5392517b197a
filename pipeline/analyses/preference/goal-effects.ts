import { contrastsApart, contrastWithin } from "../../derive/preference/goal-contrasts.ts";
import { type AdjustedMean, adjustedMean } from "../../derive/weighting/adjusted-mean.ts";
import { adjustment } from "../../derive/weighting/adjustment.ts";
import { type ComparablePeople, comparablePeople } from "../../derive/weighting/comparable-people.ts";
import { isWithheld } from "../../derive/weighting/gate.ts";
import type { Quantity } from "../../model/index.ts";
import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { describe } from "../../stats/ordinal/describe.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";
import { withheld } from "../patients/withheld.ts";
import type { Wisher } from "./preference-data.ts";

export interface GoalEffect {
  readonly goal: string;
  /** Intervention minus comparator among people with this goal, or why it is not shown. */
  readonly difference: Quantity;
  /** In declared order of cohorts; of everyone who answered, unadjusted. */
  readonly arms: readonly { readonly cohort: Cohort; readonly n: number; readonly mean: number | null }[];
}

export interface GoalEffects {
  readonly depth: GoalEffect;
  readonly speed: GoalEffect;
  /** That for lasting change minus that for quick relief. */
  readonly interaction: Quantity;
  readonly answered: ComparablePeople<Wisher>;
  readonly whole: AdjustedMean;
}

/**
 * Does satisfaction depend on the goal? Both effects with the overlap weights of everyone who answered. The conditions are those of
 * all of them, products with the goals among them, and enough people of either goal in each cohort.
 */
export const goalEffects = (input: PatientInput, people: readonly Wisher[]): GoalEffects => {
  const { plan, dataset, cohorts } = input;
  const { speed, depth } = plan.goals;
  const answered = comparablePeople(
    people.filter(({ score }) => score !== null),
    {
      course: ({ course }) => course,
      treated: ({ course }) => course.received === "intervention",
      patients: dataset.tables.patients,
      covariates: plan.covariates,
    },
  );
  const outcome = Float64Array.from(answered.people, ({ score }) => score ?? 0);
  const whole = adjustedMean(answered, outcome, adjustment(plan.propensity.weights), {
    level: plan.level,
    gate: plan.gate,
    events: null,
  });
  const closed = withheld(whole.checks, cohorts);
  const goals = answered.people.map(({ goal }) => goal);
  const within = (goal: string): WeightedContrast | NotEstimable => {
    const { weighted } = whole;
    if (weighted.kind === "not-estimable") return weighted;
    return closed ?? tooFew(input, answered, goal) ?? contrastWithin(weighted, outcome, goals, goal, plan.level);
  };
  const effect = (goal: string, contrast: WeightedContrast | NotEstimable): GoalEffect => ({
    goal,
    difference: contrast.kind === "not-estimable" ? contrast : contrast.difference,
    arms: cohorts.map((cohort) => {
      const scores = people.flatMap((person) =>
        person.goal === goal && person.course.received === cohort.role && person.score !== null ? [person.score] : [],
      );
      return { cohort, n: scores.length, mean: describe(scores)?.mean ?? null };
    }),
  });
  const [lasting, quick] = [within(depth), within(speed)];
  return {
    answered,
    whole,
    depth: effect(depth, lasting),
    speed: effect(speed, quick),
    interaction: contrastsApart(lasting, quick, plan.level),
  };
};

/** The fewest people of the gate hold within a goal too. */
const tooFew = (
  { plan, cohorts }: PatientInput,
  { people }: ComparablePeople<Wisher>,
  goal: string,
): NotEstimable | null => {
  const checks = cohorts.map(({ role }) => {
    const value = people.filter((person) => person.goal === goal && person.course.received === role).length;
    const limit = plan.gate.minPerCohort;
    const state = value >= limit ? ("passes" as const) : ("withholds" as const);
    return { item: "people" as const, cohort: role, column: null, value, limit, state };
  });
  if (!isWithheld(checks)) return null;
  const none = checks.some(({ value }) => value === 0);
  return none
    ? notEstimable("no-data", "Nobody with this goal answered in one of the groups.")
    : withheld(checks, cohorts);
};
