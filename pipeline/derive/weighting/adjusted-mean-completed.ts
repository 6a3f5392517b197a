import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { type NotEstimable, notEstimable, type Quantity } from "../../stats/quantity.ts";
import { type AdjustedMean, type AdjustedMeanOptions, adjustedMean } from "./adjusted-mean.ts";
import type { Adjustment } from "./adjustment.ts";
import type { CompletedPeople } from "./completed-people.ts";
import type { GateCheck } from "./gate.ts";
import { pooledContrast } from "./pooled-contrast.ts";

/** A difference of two means (or shares) over completed data sets. */
export interface AdjustedMeanCompleted {
  /** Pooled; what the gate says is not in it. */
  readonly difference: Quantity;
  /** Of the first completed set: for tables. */
  readonly weighted: AdjustedMean["weighted"];
  /** Of the completed set in which most conditions fail. */
  readonly checks: readonly GateCheck[];
  /** Each completed set apart. */
  readonly sets: readonly AdjustedMean[];
}

/**
 * `adjustedMean` where covariates have gaps: weights and estimate within each completed set, then pooled by Rubin's rules. With nothing
 * missing it is the one estimate as it is.
 *
 * @param outcome one number a person, in the order of `people`.
 */
export const adjustedMeanCompleted = (
  { treated, sets }: Pick<CompletedPeople<unknown>, "treated" | "sets">,
  outcome: Float64Array,
  adjust: Adjustment,
  options: AdjustedMeanOptions,
): AdjustedMeanCompleted => {
  if ("kind" in sets) return { difference: sets, weighted: sets, checks: [], sets: [] };
  const found = sets.map(({ values, columns }) => adjustedMean({ treated, values, columns }, outcome, adjust, options));
  const [first] = found;
  if (first === undefined) {
    const none = notEstimable("no-data", "There is no completed data set.");
    return { difference: none, weighted: none, checks: [], sets: [] };
  }
  return {
    difference: pooledDifference(
      found.map(({ contrast }) => contrast),
      options.level,
    ),
    weighted: first.weighted,
    checks: found.reduce((worst, { checks }) => (failures(checks) > failures(worst) ? checks : worst), first.checks),
    sets: found,
  };
};

/** The differences of contrasts of completed sets, pooled; the reason of the first that does not exist. */
export const pooledDifference = (contrasts: readonly (WeightedContrast | NotEstimable)[], level: number): Quantity => {
  const estimable: WeightedContrast[] = [];
  for (const one of contrasts) {
    if (one.kind === "not-estimable") return one;
    estimable.push(one);
  }
  const pooled = pooledContrast(estimable, level);
  return "kind" in pooled ? pooled : pooled.difference;
};

const failures = (checks: readonly GateCheck[]): number => checks.filter(({ state }) => state === "withholds").length;
