import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { sum } from "../numeric/sum.ts";
import type { NotEstimable } from "../quantity.ts";
import type { WeightedContrast } from "./arms-contrast.ts";
import { type WeightedOptions, weightedContrast } from "./weighted-contrast.ts";

export interface WeightedOutcomes {
  /** 1 intervention, 0 comparator. */
  readonly treated: ArrayLike<number>;
  /** A number a person; 0 or 1 for a share. */
  readonly outcome: ArrayLike<number>;
  /** From `propensityWeights`, `entropyBalancing`, … */
  readonly weight: ArrayLike<number>;
}

/**
 * By how much do the weighted means (or shares) of two arms differ?
 *
 * m₁ − m₀ with m = Σwy/Σw in each arm; SE² = Σ influence², where a row's influence is ±w(y − m)/Σw, plus, when `weightModel` is given,
 * what the row does through the estimated weights. Normal intervals. For shares `contrastRiskRatio` and `contrastOddsRatio` take the
 * answer. Lunceford & Davidian (2004), Stat Med 23:2937, doi:10.1002/sim.1903.
 * Equals R `lm(y ~ a, weights = w)` with sandwich 3.0-2 `vcovHC(type = "HC0")` when weights are taken as known, and with `finiteSample`
 * survey 4.1-1 `svyglm`. Not estimable with an empty arm or when no outcome differs from its arm's mean.
 */
export const weightedMeanDifference = (
  { treated, outcome, weight }: WeightedOutcomes,
  options: WeightedOptions = {},
): WeightedContrast | NotEstimable => {
  requireSameLength("outcome", outcome, treated.length);
  requireFiniteAll("outcome", outcome);
  const summary = (rows: readonly number[]) => {
    const total = sum(rows.map((row) => weight[row] as number));
    const value = sum(rows.map((row) => ((weight[row] as number) / total) * (outcome[row] as number)));
    return { value, derivative: Float64Array.from(rows, (row) => ((outcome[row] as number) - value) / total) };
  };
  return weightedContrast({ treated, weight }, { summary, range: [-Infinity, Infinity], still: sameOutcome }, options);
};

export const sameOutcome = { code: "all-tied", reason: "Everyone had the same outcome." } as const;
