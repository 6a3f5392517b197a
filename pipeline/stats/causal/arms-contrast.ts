import { normalInterval } from "../distributions/normal-interval.ts";
import { estimate, type NotEstimableCode, notEstimable, type Quantity } from "../quantity.ts";

/** A summary of one arm, and how much each row of the data moves it. */
export interface ArmSummary {
  readonly value: number;
  readonly influence: Float64Array;
}

export interface WeightedContrast {
  readonly kind: "weighted-contrast";
  readonly intervention: Quantity;
  readonly comparator: Quantity;
  /** Intervention minus comparator. */
  readonly difference: Quantity;
  /** Each row's influence on the difference: the root of the sum of squares is its standard error. */
  readonly influence: Float64Array;
  /** The same for each arm. */
  readonly interventionInfluence: Float64Array;
  readonly comparatorInfluence: Float64Array;
}

export interface ArmsContrastOptions {
  readonly level: number;
  /** How the standard errors were made, for the intervals. */
  readonly method: string;
  /** What the summary of an arm can be. */
  readonly range: readonly [number, number];
  /** The refusal when no row moves the estimate. */
  readonly still: { readonly code: NotEstimableCode; readonly reason: string };
}

/** Two summaries and their difference with normal intervals; SE² = Σ influence². */
export const armsContrast = (
  [comparator, intervention]: readonly [ArmSummary, ArmSummary],
  { level, method, range, still }: ArmsContrastOptions,
): WeightedContrast => {
  const quantity = ({ value, influence }: ArmSummary, within: readonly [number, number]): Quantity => {
    const se = rootSumOfSquares(influence);
    if (!(se > 0)) return notEstimable(still.code, still.reason, { value });
    return estimate(value, { se, intervals: [normalInterval(value, se, { level, method, within })] });
  };
  const influence = intervention.influence.map((value, i) => value - (comparator.influence[i] as number));
  const reach = range[1] - range[0];
  return {
    kind: "weighted-contrast",
    intervention: quantity(intervention, range),
    comparator: quantity(comparator, range),
    difference: quantity({ value: intervention.value - comparator.value, influence }, [-reach, reach]),
    influence,
    interventionInfluence: intervention.influence,
    comparatorInfluence: comparator.influence,
  };
};

export const rootSumOfSquares = (values: Float64Array): number =>
  Math.sqrt(values.reduce((total, one) => total + one * one, 0));
