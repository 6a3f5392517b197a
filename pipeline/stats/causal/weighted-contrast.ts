import { requireOpenUnit } from "../numeric/require.ts";
import type { NotEstimable } from "../quantity.ts";
import type { WeightDerivative } from "../survival/survival-influence.ts";
import { type ArmSummary, type ArmsContrastOptions, armsContrast, type WeightedContrast } from "./arms-contrast.ts";
import { requireArms } from "./require-arms.ts";
import { requireWeightModel, rowInfluence, type WeightModel } from "./weight-model.ts";

export interface WeightedOptions {
  readonly level?: number;
  /** How the weights were estimated; without it they are taken as known, and the interval's method says so. */
  readonly weightModel?: WeightModel;
  /** Multiplies variances by n/(n − 1), as R survey does. */
  readonly finiteSample?: boolean;
}

export interface ContrastPlan extends Pick<ArmsContrastOptions, "range" | "still"> {
  /** The summary of one arm and its derivative by the weight of each of its rows (in their order), or why there is none. */
  readonly summary: (rows: readonly number[]) => WeightDerivative | NotEstimable;
}

/** A summary of each arm and their difference, with standard errors from influence functions. Rows of weight 0 are not there. */
export const weightedContrast = (
  { treated, weight }: { readonly treated: ArrayLike<number>; readonly weight: ArrayLike<number> },
  { summary, range, still }: ContrastPlan,
  { level = 0.95, weightModel, finiteSample = false }: WeightedOptions,
): WeightedContrast | NotEstimable => {
  requireOpenUnit("level", level);
  const arms = requireArms(treated, weight);
  const n = treated.length;
  if (weightModel) requireWeightModel(weightModel, n);
  if ("kind" in arms) return arms;
  const factor = finiteSample ? Math.sqrt(n / (n - 1)) : 1;
  const arm = (rows: readonly number[]): ArmSummary | NotEstimable => {
    const found = summary(rows);
    if ("kind" in found) return found;
    const spread = new Float64Array(n);
    rows.forEach((row, k) => {
      spread[row] = factor * (found.derivative[k] as number);
    });
    return { value: found.value, influence: rowInfluence(spread, weight, weightModel ?? null) };
  };
  const intervention = arm(arms.rows[1]);
  if ("kind" in intervention) return intervention;
  const comparator = arm(arms.rows[0]);
  if ("kind" in comparator) return comparator;
  const taken = weightModel ? "weights estimated" : "weights taken as known";
  return armsContrast([comparator, intervention], { level, method: `normal (influence, ${taken})`, range, still });
};
