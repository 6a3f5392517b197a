import type { Plan } from "../../model/index.ts";
import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import { namedBalanceColumns } from "../covariates/covariate-design.ts";
import { adjustedMeanDifference } from "./adjusted-mean-difference.ts";
import type { Adjustment } from "./adjustment.ts";
import { beyondBalance } from "./beyond-balance.ts";
import type { ComparablePeople } from "./comparable-people.ts";
import { type GateCheck, gate } from "./gate.ts";
import { type WeightedPeople, weightedPeople } from "./weighted-people.ts";

/** A difference of two means (or shares) with the weights behind it and every condition for showing it. */
export interface AdjustedMean {
  readonly contrast: WeightedContrast | NotEstimable;
  readonly weighted: WeightedPeople | NotEstimable;
  /** Empty where there are no weights. */
  readonly checks: readonly GateCheck[];
}

export interface AdjustedMeanOptions extends Pick<Plan, "level" | "gate" | "seSmallSample"> {
  /** 1 or 0 a person where the outcome is one that must have happened often enough; else `null`. */
  readonly events: Uint8Array | null;
}

/**
 * By how much do the means of an outcome differ between two groups made alike? Standard errors carry the estimation of the weights.
 *
 * @param outcome one number a person, in the order of `people`.
 */
export const adjustedMean = (
  { treated, columns, values }: Pick<ComparablePeople<unknown>, "treated" | "columns" | "values">,
  outcome: Float64Array,
  adjust: Adjustment,
  { level, gate: limits, events, seSmallSample }: AdjustedMeanOptions,
): AdjustedMean => {
  const refused = (why: NotEstimable): AdjustedMean => ({ contrast: why, weighted: why, checks: [] });
  if (treated.length === 0) return refused(notEstimable("no-data", "There is nobody to compare."));
  const weighted = weightedPeople(treated, columns, adjust, seSmallSample);
  if (weighted.kind === "not-estimable") return refused(weighted);
  const { rows } = weighted;
  const kept = (all: Float64Array): Float64Array => Float64Array.from(rows, (row) => all[row] as number);
  const exact = adjust.kind === "overlap" || adjust.kind === "entropy";
  const checks = gate(
    {
      people: weighted,
      events: events === null ? null : Uint8Array.from(rows, (row) => events[row] as number),
      balance: namedBalanceColumns(values).map(({ name, values: column }) => ({ name, values: kept(column) })),
      beyond: exact ? beyondBalance(values).map(({ name, values: column }) => ({ name, values: kept(column) })) : [],
    },
    limits,
  );
  return { contrast: adjustedMeanDifference(kept(outcome), weighted, adjust, { level }), weighted, checks };
};
