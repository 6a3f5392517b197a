import { normalInterval } from "../distributions/normal-interval.ts";
import { requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import type { RightCensored } from "./right-censored.ts";
import type { WeightDerivative } from "./survival-influence.ts";
import { requireWeightModel, rowInfluence, type WeightModel } from "./weight-model.ts";

/** Two arms whose rows are weighted to be alike; one element per person. */
export interface WeightedArms extends RightCensored {
  readonly weight: ArrayLike<number>;
  /** 1 intervention, 0 comparator. */
  readonly treated: ArrayLike<number>;
}

export interface WeightedOptions {
  readonly level?: number;
  /** How the weights were estimated; without it they are taken as known, and the interval's method says so. */
  readonly weightModel?: WeightModel;
}

export interface WeightedContrast {
  readonly kind: "weighted-contrast";
  readonly intervention: Quantity;
  readonly comparator: Quantity;
  /** Intervention minus comparator. */
  readonly difference: Quantity;
  /** Each row's influence on the difference: the root of the sum of squares is its standard error. */
  readonly influence: Float64Array;
}

export interface ContrastPlan {
  /** The summary of one arm and its derivative by the weight of each of its rows (in their order), or why there is none. */
  readonly summary: (rows: readonly number[]) => WeightDerivative | NotEstimable;
  /** What the summary of an arm can be. */
  readonly range: readonly [number, number];
}

/** A summary of each arm and their difference, with standard errors from influence functions. */
export const weightedContrast = (
  { treated, weight }: Pick<WeightedArms, "treated" | "weight">,
  { summary, range }: ContrastPlan,
  { level = 0.95, weightModel }: WeightedOptions,
): WeightedContrast | NotEstimable => {
  requireOpenUnit("level", level);
  const n = weight.length;
  requireSameLength("treated", treated, n);
  if (weightModel) requireWeightModel(weightModel, n);
  const rows: readonly [number[], number[]] = [[], []];
  for (let i = 0; i < n; i++) {
    const arm = treated[i];
    if (arm !== 0 && arm !== 1) throw new RangeError(`treated[${i}] must be 0 or 1: ${arm}`);
    if ((weight[i] as number) > 0) rows[arm].push(i);
  }
  if (rows[0].length === 0 || rows[1].length === 0) {
    return notEstimable("one-group", "There is nobody in one of the two groups.", { n });
  }
  const method = weightModel ? "normal (influence, weights estimated)" : "normal (influence, weights taken as known)";
  const arm = (members: readonly number[]) => {
    const found = summary(members);
    if ("kind" in found) return found;
    const spread = new Float64Array(n);
    members.forEach((row, k) => {
      spread[row] = found.derivative[k] as number;
    });
    const influence = rowInfluence(spread, weight, weightModel ?? null);
    return { value: found.value, influence };
  };
  const one = arm(rows[1]);
  const other = arm(rows[0]);
  if ("kind" in one) return one;
  if ("kind" in other) return other;
  const influence = one.influence.map((value, i) => value - (other.influence[i] as number));
  const quantity = (value: number, effect: Float64Array, within: readonly [number, number]): Quantity => {
    const se = Math.sqrt(effect.reduce((total, each) => total + each * each, 0));
    if (!(se > 0))
      return notEstimable("no-events", "Nobody had the event, or everyone at once: there is no spread.", { value });
    return estimate(value, { se, intervals: [normalInterval(value, se, { level, method, within })] });
  };
  const reach = range[1] - range[0];
  return {
    kind: "weighted-contrast",
    intervention: quantity(one.value, one.influence, range),
    comparator: quantity(other.value, other.influence, range),
    difference: quantity(one.value - other.value, influence, [-reach, reach]),
    influence,
  };
};
