import { type Dataset, type Plan, UNADJUSTED } from "../../model/index.ts";
import { notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { Course } from "../course.ts";
import type { FollowedPeople } from "../relapse-variants/followed-people.ts";
import { notReached, relapseDifference } from "../relapse-variants/relapse-difference.ts";
import { type AdjustedComparison, adjustedComparisons } from "../weighting/adjusted-comparison.ts";
import { type GateCheck, isWithheld } from "../weighting/gate.ts";
import { plainChecks } from "./plain-checks.ts";

export type ComparedPlan = Pick<
  Plan,
  "covariates" | "gate" | "missing" | "seed" | "level" | "minAtRisk" | "seSmallSample"
>;

export interface Compared {
  readonly difference: Quantity;
  readonly checks: readonly GateCheck[];
}

/** No condition: for the estimate of what the declared conditions withhold. */
const openGate = (gate: Plan["gate"]): Plan["gate"] => ({
  ...gate,
  minPerCohort: 0,
  minEventsPerCohort: 0,
  ess: { minShare: 0, min: 0 },
  smd: { ...gate.smd, pass: Infinity, withhold: Infinity },
  overlap: { ...gate.overlap, minShare: 0 },
  maxWeightShare: Infinity,
});

/** The difference at a horizon under each of some adjustments, all of the same people; what the gate withholds is estimated too. */
export const comparedCells = (
  followed: FollowedPeople,
  {
    courses,
    patients,
    tau,
  }: { readonly courses: readonly Course[]; readonly patients: Dataset["tables"]["patients"]; readonly tau: number },
  plan: ComparedPlan,
  words: readonly string[],
): ReadonlyMap<string, Compared> => {
  const options = { tau, level: plan.level, minAtRisk: plan.minAtRisk };
  const refused = notReached(followed, options) ?? (words.some(isAdjusted) ? competing(followed) : null);
  const plain = words.includes(UNADJUSTED)
    ? [
        [
          UNADJUSTED,
          { difference: relapseDifference(followed, options).days, checks: plainChecks(followed, plan.gate) },
        ] as const,
      ]
    : [];
  const adjusted = words.filter(isAdjusted);
  if (refused)
    return new Map([...plain, ...adjusted.map((word) => [word, { difference: refused, checks: [] }] as const)]);
  const compare = (gate: Plan["gate"], some: readonly string[]) =>
    some.length === 0
      ? []
      : adjustedComparisons(
          { courses, patients, population: "responders", measures: ["restricted-mean"], tau },
          { ...plan, gate },
          some,
        );
  const gated = compare(plan.gate, adjusted);
  const held = gated.filter((one) => isWithheld(one.checks) && !isSaturated(one)).map(({ word }) => word);
  const open = new Map(
    compare(openGate(plan.gate), held).map(({ word, estimates }) => [word, estimates[0]?.difference]),
  );
  return new Map([
    ...plain,
    ...gated.map((one) => {
      const difference = isSaturated(one) ? SATURATED : (open.get(one.word) ?? one.estimates[0]?.difference);
      return [one.word, { difference: difference ?? NOTHING, checks: one.checks }] as const;
    }),
  ]);
};

const NOTHING = notEstimable("no-data", "No difference was estimated.");
const SATURATED = notEstimable(
  "too-few",
  "There are hardly more people than columns in a model of the declared covariates.",
);

/** Whether a model of the outcome with the treatment in it would have a column for every person. */
const isSaturated = ({ weighted }: AdjustedComparison): boolean =>
  weighted.kind === "weighted-people" && weighted.treated.length <= weighted.design.length + 1;

const isAdjusted = (word: string): boolean => word !== UNADJUSTED;

const competing = ({ cause }: FollowedPeople) =>
  cause.includes(2)
    ? notEstimable(
        "not-declared",
        "By this rule other events end the waiting for relapse; adjustment is made only for rules without such events.",
      )
    : null;
