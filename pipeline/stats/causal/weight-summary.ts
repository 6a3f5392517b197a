import { sum } from "../numeric/sum.ts";
import type { NotEstimable } from "../quantity.ts";
import { effectiveSampleSize } from "./effective-sample-size.ts";
import { requireArms } from "./require-arms.ts";

export interface ArmWeights {
  /** People of weight above 0. */
  readonly n: number;
  readonly total: number;
  readonly largest: number;
  /** The largest weight's share of the total. */
  readonly largestShare: number;
  readonly effectiveSampleSize: number;
}

export interface WeightSummary {
  readonly kind: "weight-summary";
  readonly intervention: ArmWeights;
  readonly comparator: ArmWeights;
}

/**
 * How many people do the weights leave in each arm, and does one person carry an arm?
 *
 * Totals, largest shares and effective sample sizes: Kish (1965), see `effectiveSampleSize`.
 */
export const weightSummary = ({
  treated,
  weight,
}: {
  /** 1 intervention, 0 comparator. */
  readonly treated: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
}): WeightSummary | NotEstimable => {
  const arms = requireArms(treated, weight);
  if ("kind" in arms) return arms;
  const of = (rows: readonly number[]): ArmWeights => {
    const own = Float64Array.from(rows, (row) => weight[row] as number);
    const total = sum(own);
    const largest = own.reduce((most, one) => Math.max(most, one), 0);
    return {
      n: rows.length,
      total,
      largest,
      largestShare: largest / total,
      effectiveSampleSize: effectiveSampleSize(own) as number,
    };
  };
  return { kind: "weight-summary", intervention: of(arms.rows[1]), comparator: of(arms.rows[0]) };
};
