import type { Plan } from "../../model/index.ts";
import { standardisedDifferences } from "../../stats/causal/standardised-differences.ts";
import { weightSummary } from "../../stats/causal/weight-summary.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import type { Role } from "../course.ts";
import type { WeightedPeople } from "./weighted-people.ts";

export type GateItem =
  | "people"
  | "events"
  | "effective-size"
  | "largest-weight"
  | "overlap"
  | "imbalance"
  | "imbalance-of-squares-and-products";

/** One condition of the gate with its number. */
export interface GateCheck {
  readonly item: GateItem;
  /** Which cohort, or `null` for both together. */
  readonly cohort: Role | null;
  /** Which column of the covariates is worst; `null` where no covariate is meant. */
  readonly column: string | null;
  readonly value: number;
  readonly limit: number;
  readonly state: "passes" | "shown" | "withholds";
}

export interface GateInput {
  readonly people: WeightedPeople;
  /** Events of each kept person: 1 or 0; `null` where the estimand counts none. */
  readonly events: Uint8Array | null;
  /** Columns in which balance is judged, of the people kept, with their names. */
  readonly balance: readonly { readonly name: string; readonly values: Float64Array }[];
  /** Squares and products that weights do not balance by construction; judged for overlap and entropy weights. */
  readonly beyond: readonly { readonly name: string; readonly values: Float64Array }[];
}

/**
 * May an adjusted comparison be shown? Every condition with its number: people and events per cohort, effective sample size, one
 * person's largest share of weight, the share of propensities within limits, and the worst standardised difference after weighting.
 * Squares and products that weights leave free withhold only beyond what chance alone gives the worst of them.
 */
export const gate = ({ people, events, balance, beyond }: GateInput, plan: Plan["gate"]): readonly GateCheck[] => {
  const { treated, weight, propensity } = people;
  const summary = weightSummary({ treated, weight });
  const arms: readonly (readonly [Role, number])[] = [
    ["intervention", 1],
    ["comparator", 0],
  ];
  const least = (item: GateItem, cohort: Role | null, value: number, limit: number): GateCheck => ({
    item,
    cohort,
    column: null,
    value,
    limit,
    state: value >= limit ? "passes" : "withholds",
  });
  const perCohort = arms.flatMap(([cohort, code]): readonly GateCheck[] => {
    const members = Array.from(treated, (_, i) => i).filter((i) => treated[i] === code);
    const checks = [least("people", cohort, members.length, plan.minPerCohort)];
    if (events) {
      const count = members.reduce((total, i) => total + (events[i] as number), 0);
      checks.push(least("events", cohort, count, plan.minEventsPerCohort));
    }
    if (summary.kind === "not-estimable") return checks;
    const own = summary[cohort];
    const wanted = Math.max(plan.ess.min, plan.ess.minShare * members.length);
    const share: GateCheck = {
      ...least("largest-weight", cohort, own.largestShare, plan.maxWeightShare),
      state: own.largestShare <= plan.maxWeightShare ? "passes" : "withholds",
    };
    return [...checks, least("effective-size", cohort, own.effectiveSampleSize, wanted), share];
  });
  const inside = Array.from(propensity.probability).filter((e) => e >= plan.overlap.low && e <= plan.overlap.high);
  return [
    ...perCohort,
    least("overlap", null, inside.length / propensity.probability.length, plan.overlap.minShare),
    ...worstDifference("imbalance", people, balance, plan.smd),
    ...worstDifference("imbalance-of-squares-and-products", people, beyond, {
      ...plan.smd,
      withhold: Math.max(plan.smd.withhold, chanceDifference(summary, beyond.length, plan.smd.chance)),
    }),
  ];
};

export const isWithheld = (checks: readonly GateCheck[]): boolean => checks.some(({ state }) => state === "withholds");

/**
 * What chance alone lets the worst of `count` standardised differences exceed with the given probability, at most (Bonferroni): two
 * groups of these effective sizes that do not differ. With many products and few people the fixed limit would withhold everything.
 */
const chanceDifference = (summary: ReturnType<typeof weightSummary>, count: number, probability: number): number => {
  if (summary.kind === "not-estimable" || count === 0) return 0;
  const { intervention, comparator } = summary;
  const spread = Math.sqrt(1 / intervention.effectiveSampleSize + 1 / comparator.effectiveSampleSize);
  return -normalQuantile(probability / (2 * count)) * spread;
};

const worstDifference = (
  item: GateItem,
  { treated, weight }: WeightedPeople,
  columns: GateInput["balance"],
  limits: { readonly pass: number; readonly withhold: number },
): readonly GateCheck[] => {
  const sizes = standardisedDifferences({ treated, covariates: columns.map(({ values }) => values), weight }).map(
    (difference) => Math.abs(difference ?? 0),
  );
  const value = Math.max(0, ...sizes);
  const column = columns[sizes.indexOf(value)]?.name ?? null;
  if (columns.length === 0) return [];
  const state = value <= limits.pass ? "passes" : value <= limits.withhold ? "shown" : "withholds";
  return [{ item, cohort: null, column, value, limit: state === "withholds" ? limits.withhold : limits.pass, state }];
};
