import { contrastsApart, contrastWithin } from "../../derive/preference/goal-contrasts.ts";
import {
  type AdjustedMeanCompleted,
  adjustedMeanCompleted,
  pooledDifference,
} from "../../derive/weighting/adjusted-mean-completed.ts";
import { adjustment } from "../../derive/weighting/adjustment.ts";
import { type CompletedPeople, completedPeople } from "../../derive/weighting/completed-people.ts";
import { isWithheld } from "../../derive/weighting/gate.ts";
import { pooledQuantity } from "../../derive/weighting/pooled-quantity.ts";
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
  readonly answered: CompletedPeople<Wisher>;
  readonly whole: AdjustedMeanCompleted;
}

/**
 * Does satisfaction depend on the goal? Both effects with the overlap weights of everyone who answered. The conditions are those of
 * all of them, products with the goals among them, and enough people of either goal in each cohort.
 */
export const goalEffects = (input: PatientInput, people: readonly Wisher[]): GoalEffects => {
  const { plan, dataset, cohorts } = input;
  const { speed, depth } = plan.goals;
  const own = people.filter(({ score }) => score !== null);
  const outcome = Float64Array.from(own, ({ score }) => score ?? 0);
  const answered = completedPeople(
    own,
    {
      course: ({ course }) => course,
      treated: ({ course }) => course.received === "intervention",
      patients: dataset.tables.patients,
      covariates: plan.covariates,
      others: [{ name: "total of the answers", kind: "numeric", values: outcome }],
    },
    plan,
  );
  const whole = adjustedMeanCompleted(answered, outcome, adjustment(plan.propensity.weights), {
    level: plan.level,
    gate: plan.gate,
    seSmallSample: plan.seSmallSample,
    events: null,
  });
  const closed = withheld(whole.checks, cohorts);
  const goals = answered.people.map(({ goal }) => goal);
  /** One a completed set; one refusal where there are none. */
  const within = (goal: string): readonly (WeightedContrast | NotEstimable)[] => {
    if (whole.weighted.kind === "not-estimable") return [whole.weighted];
    const refused = closed ?? tooFew(input, answered, goal);
    if (refused) return [refused];
    return whole.sets.map(({ weighted }) =>
      weighted.kind === "not-estimable" ? weighted : contrastWithin(weighted, outcome, goals, goal, plan.level),
    );
  };
  const effect = (goal: string, contrasts: readonly (WeightedContrast | NotEstimable)[]): GoalEffect => ({
    goal,
    difference: pooledDifference(contrasts, plan.level),
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
    interaction: apart(lasting, quick, { level: plan.level, completeDf: Math.max(1, answered.people.length - 4) }),
  };
};

/** Within each completed set, then pooled; four means are compared. */
const apart = (
  first: readonly (WeightedContrast | NotEstimable)[],
  second: readonly (WeightedContrast | NotEstimable)[],
  options: { readonly level: number; readonly completeDf: number },
): Quantity => {
  const refused = [...first, ...second].find(({ kind }) => kind === "not-estimable");
  if (refused?.kind === "not-estimable") return refused;
  return pooledQuantity(
    first.map((one, set) => contrastsApart(one, second[set] as WeightedContrast, options.level)),
    options,
  );
};

/** The fewest people of the gate hold within a goal too. */
const tooFew = (
  { plan, cohorts }: PatientInput,
  { people }: CompletedPeople<Wisher>,
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
