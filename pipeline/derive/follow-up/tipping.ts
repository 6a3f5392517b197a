import type { Plan } from "../../model/index.ts";
import { type NotEstimable, notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { Role } from "../course.ts";
import type { RelapsePeople } from "../weighting/relapse-population.ts";
import type { WeightedPeople } from "../weighting/weighted-people.ts";
import { dropoutImputations } from "./dropout-imputations.ts";
import { pooledDays } from "./pooled-days.ts";

/** In whom the hazard of relapse after leaving is multiplied. */
export type TippedIn = "intervention" | "both" | "comparator";

export const TIPPED_IN: readonly TippedIn[] = ["intervention", "both", "comparator"];

export interface TippingCell {
  readonly delta: number;
  /** Intervention minus comparator, in mean days without relapse up to the horizon. */
  readonly difference: Quantity;
}

export interface TippingPoint {
  readonly tippedIn: TippedIn;
  /** By rising factor. */
  readonly cells: readonly TippingCell[];
}

export interface Tipping {
  readonly kind: "tipping";
  readonly left: Readonly<Record<Role, number>>;
  readonly points: readonly TippingPoint[];
}

type TippingPlan = Pick<Plan, "missing" | "seed" | "level">;

/**
 * The weighted difference in mean days without relapse when people who left fared worse (or better) than those who stayed, for every
 * declared factor on the hazard after leaving.
 *
 * @param weighted of everyone in `people`, one for each completed set of covariates; imputation i goes with set i, in turn.
 */
export const tipping = (
  people: RelapsePeople,
  weighted: readonly WeightedPeople[],
  tau: number,
  plan: TippingPlan,
): Tipping | NotEstimable => {
  const imputed = dropoutImputations(people, tau, plan);
  if (imputed.kind === "not-estimable") return imputed;
  const { left, set } = imputed;
  if (left.comparator + left.intervention === 0) {
    return notEstimable("no-data", "Nobody left before the horizon without relapse, so there is nothing to guess.");
  }
  const differenceAt = (factor: Readonly<Record<Role, number>>): Quantity =>
    pooledDays((index) => set(index, factor), plan.missing.imputations, weighted, { tau, level: plan.level });
  const known = new Map<string, Quantity>();
  const once = (factor: Readonly<Record<Role, number>>): Quantity => {
    const key = `${factor.comparator} ${factor.intervention}`;
    const found = known.get(key) ?? differenceAt(factor);
    known.set(key, found);
    return found;
  };
  const deltas = [...new Set(plan.missing.delta)].sort((a, b) => a - b);
  return {
    kind: "tipping",
    left,
    points: TIPPED_IN.map((tippedIn) => ({
      tippedIn,
      cells: deltas.map((delta) => ({ delta, difference: once(factorsOf(tippedIn, delta)) })),
    })),
  };
};

const factorsOf = (tippedIn: TippedIn, delta: number): Readonly<Record<Role, number>> => ({
  comparator: tippedIn === "intervention" ? 1 : delta,
  intervention: tippedIn === "comparator" ? 1 : delta,
});
