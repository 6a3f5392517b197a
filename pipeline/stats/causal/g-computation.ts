import { requireOpenUnit } from "../numeric/require.ts";
import type { NotEstimable } from "../quantity.ts";
import { type ArmSummary, armsContrast, type WeightedContrast } from "./arms-contrast.ts";
import { type OutcomeData, type OutcomeModel, type OutcomeModelKind, outcomeModel } from "./outcome-model.ts";
import { requireArms } from "./require-arms.ts";
import { smallSampleFactor } from "./weight-model.ts";
import { sameOutcome } from "./weighted-mean-difference.ts";

export interface OutcomeOptions {
  readonly outcomeModel: OutcomeModelKind;
  readonly level?: number;
  /** Coefficients that the standard errors pay for: each times √(n / (n − these)); none when not given. */
  readonly degreesLost?: number;
}

/**
 * How would the mean differ if everyone had had the intervention, or everyone the comparator, by a regression of the outcome?
 *
 * The mean over all people of the model's predictions with treatment set to 1, minus that with 0 (standardisation, g-formula).
 * Robins (1986), Math Modelling 7:1393, doi:10.1016/0270-0255(86)90088-6. Standard errors from stacked estimating equations: a row's
 * influence is (its prediction − mean)/n plus what it does through the coefficients. Stefanski & Boos (2002), Am Stat 56:29,
 * doi:10.1198/000313002753631330. Equals R `mean(predict(fit, a1) - predict(fit, a0))` of a `glm` fit, type = "response", in the difference.
 * Right only as far as the outcome's model is. Not estimable with an empty arm and where the regression is not.
 */
export const gComputation = (
  data: OutcomeData,
  { outcomeModel: kind, level = 0.95, degreesLost = 0 }: OutcomeOptions,
): WeightedContrast | NotEstimable => {
  requireOpenUnit("level", level);
  const arms = requireArms(data.treated);
  if ("kind" in arms) return arms;
  const model = outcomeModel(data, kind);
  if (model.kind === "not-estimable") return model;
  const method = "normal (influence, outcome model estimated)";
  const range: readonly [number, number] = kind === "logistic" ? [0, 1] : [-Infinity, Infinity];
  const factor = smallSampleFactor(data.treated.length, degreesLost);
  const arm = (code: 0 | 1): ArmSummary => {
    const { value, influence } = standardised(model, code);
    return { value, influence: influence.map((one) => factor * one) };
  };
  return armsContrast([arm(0), arm(1)], { level, method, range, still: sameOutcome });
};

const standardised = ({ expected, slopes, influence }: OutcomeModel, arm: 0 | 1): ArmSummary => {
  const own = expected[arm];
  const n = own.length;
  const value = own.reduce((total, one) => total + one, 0) / n;
  const direct = own.map((one) => (one - value) / n);
  return { value, influence: throughModel(direct, slopes(arm, new Float64Array(n).fill(1 / n)), influence) };
};

/** Adds what each row does through a model's coefficients: their derivatives times the row's influence on them. */
export const throughModel = (
  direct: Float64Array,
  slopes: ArrayLike<number>,
  influence: readonly ArrayLike<number>[],
): Float64Array =>
  direct.map((one, i) =>
    influence.reduce((total, column, j) => total + (slopes[j] as number) * (column[i] as number), one),
  );
