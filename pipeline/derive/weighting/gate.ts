import type { Plan } from "../../model/index.ts";
import { covariateBalance } from "../../stats/causal/covariate-balance.ts";
import { weightSummary } from "../../stats/causal/weight-summary.ts";
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
    ...worstDifference("imbalance-of-squares-and-products", people, beyond, plan.smd),
  ];
};

export const isWithheld = (checks: readonly GateCheck[]): boolean => checks.some(({ state }) => state === "withholds");

const worstDifference = (
  item: GateItem,
  { treated, weight }: WeightedPeople,
  columns: GateInput["balance"],
  limits: Plan["gate"]["smd"],
): readonly GateCheck[] => {
  const balance = covariateBalance({ treated, covariates: columns.map(({ values }) => values), weight });
  if (balance.kind === "not-estimable") return [];
  const sizes = balance.rows.map(({ standardisedDifference: difference }) =>
    difference.kind === "estimate" ? Math.abs(difference.value) : 0,
  );
  const value = Math.max(0, ...sizes);
  const column = columns[sizes.indexOf(value)]?.name ?? null;
  if (columns.length === 0) return [];
  const state = value <= limits.pass ? "passes" : value <= limits.withhold ? "shown" : "withholds";
  return [{ item, cohort: null, column, value, limit: state === "withholds" ? limits.withhold : limits.pass, state }];
};
