import type { Dataset, Instrument, Plan } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import { notEstimable, type Quantity } from "../../stats/quantity.ts";
import { restrictedMeanDifference } from "../../stats/survival/restricted-mean-difference.ts";
import type { Role } from "../course.ts";
import { type Courses, courses } from "../courses.ts";
import { isReached } from "../horizon.ts";
import { responderFollowUp } from "../responder-follow-up.ts";
import { hasRepeatedBaseline } from "./has-repeated-baseline.ts";

type BaselineRule = Plan["baseline"]["rule"];
type BaselinePlan = Parameters<typeof courses>[1] & Pick<Plan, "horizonDays" | "minAtRisk" | "level">;

export interface BaselineAlternative {
  readonly rule: BaselineRule;
  /** Whose baseline differs from the one by the declared rule. */
  readonly changed: number;
  readonly starters: Readonly<Record<Role, number>>;
  /** Responders among evaluable starters. */
  readonly response: Readonly<Record<Role, Quantity>>;
  /** Difference in mean days without relapse among responders to the horizon, unadjusted. */
  readonly restrictedMeanDifference: Quantity;
}

/** What the declared rule for the baseline and each alternative make of response and relapse; the declared one first. */
export const baselineAlternatives = (
  found: Courses,
  dataset: Pick<Dataset, "tables">,
  plan: BaselinePlan,
  instruments: readonly Instrument[],
): readonly BaselineAlternative[] => {
  const own = plan.baseline.rule;
  const others = [...new Set(plan.baseline.alternatives)].filter((rule) => rule !== own);
  const { window } = plan.baseline;
  // With one score before treatment each, every rule picks it.
  const differs = hasRepeatedBaseline(dataset.tables.outcomes, window);
  const declared = measures(found, plan);
  return [own, ...others].map((rule) => {
    if (rule === own || !differs) return { rule, changed: 0, ...declared };
    const other = courses(dataset, { ...plan, baseline: { ...plan.baseline, rule } }, instruments);
    return { rule, changed: changedFrom(found, other), ...measures(other, plan) };
  });
};

const changedFrom = (found: Courses, other: Courses): number =>
  found.courses.filter((course, i) => course.baseline?.severity !== other.courses[i]?.baseline?.severity).length;

const measures = (
  { courses: list }: Courses,
  { horizonDays: tau, minAtRisk, level }: BaselinePlan,
): Omit<BaselineAlternative, "rule" | "changed"> => {
  const intervention = responderFollowUp(list, "intervention");
  const comparator = responderFollowUp(list, "comparator");
  const response = ({ responders, starters }: typeof intervention): Quantity =>
    clopperPearson({ events: responders.time.length, n: starters }, { level });
  return {
    starters: { intervention: intervention.starters, comparator: comparator.starters },
    response: { intervention: response(intervention), comparator: response(comparator) },
    restrictedMeanDifference: isReached([intervention.responders, comparator.responders], tau, minAtRisk)
      ? restrictedMeanDifference(intervention.responders, comparator.responders, { tau, level }).difference
      : notEstimable("not-reached", `Too few people in one of the groups were followed to day ${tau}.`),
  };
};
