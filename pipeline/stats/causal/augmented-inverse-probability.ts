import { requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import type { NotEstimable } from "../quantity.ts";
import { type ArmSummary, armsContrast, type WeightedContrast } from "./arms-contrast.ts";
import { type OutcomeOptions, throughModel } from "./g-computation.ts";
import { outcomeModel } from "./outcome-model.ts";
import { type PropensityFit, propensityWeights } from "./propensity-weights.ts";
import { smallSampleFactor } from "./weight-model.ts";
import { sameOutcome } from "./weighted-mean-difference.ts";

export interface AugmentedData {
  readonly propensity: PropensityFit;
  readonly outcome: ArrayLike<number>;
  /** Of the outcome's model beside treatment, intercept among them; that of the propensity model when not given. */
  readonly design?: readonly ArrayLike<number>[];
}

export interface AugmentedOptions extends OutcomeOptions {
  /**
   * `efficient`: from the efficient influence function, as if both models were known and right. `stacked`: carries the estimation of
   * both, and stays right when one of them is wrong.
   */
  readonly errors?: "efficient" | "stacked";
}

/**
 * How would the mean differ if everyone had had the intervention, or everyone the comparator, by two models of which one has to be right?
 *
 * The model of treatment or that of the outcome (doubly robust). The mean over people of q₁ + a(y − q₁)/e minus that of
 * q₀ + (1 − a)(y − q₀)/(1 − e); e from the propensity model, q from a regression of the outcome on treatment and covariates.
 * SE² = Σ(φ − φ̄)²/n² with divisor n. Robins, Rotnitzky & Zhao (1994), JASA 89:846, doi:10.1080/01621459.1994.10476818; Lunceford &
 * Davidian (2004), Stat Med 23:2937, doi:10.1002/sim.1903. No outside software; checked against the scores written out, and by coverage.
 * Means outside of what the outcome can be are possible with weights far apart. Not estimable where one of the models is not.
 */
export const augmentedInverseProbability = (
  { propensity, outcome, design = propensity.design }: AugmentedData,
  { outcomeModel: kind, level = 0.95, errors = "efficient", degreesLost = 0 }: AugmentedOptions,
): WeightedContrast | NotEstimable => {
  requireOpenUnit("level", level);
  const { treated } = propensity;
  const n = treated.length;
  requireSameLength("outcome", outcome, n);
  const weights = propensityWeights(propensity, "ate");
  if (weights.kind === "not-estimable") return weights;
  const model = outcomeModel({ treated, outcome, design }, kind);
  if (model.kind === "not-estimable") return model;
  const factor = smallSampleFactor(n, degreesLost);
  const arm = (code: 0 | 1): ArmSummary => {
    const expected = model.expected[code];
    const residual = expected.map((q, i) => (treated[i] === code ? (outcome[i] as number) - q : 0));
    const own = expected.map((q, i) => q + (residual[i] as number) * (weights.weight[i] as number));
    const value = own.reduce((total, one) => total + one, 0) / n;
    const influence = own.map((one) => (factor * (one - value)) / n);
    if (errors === "efficient") return { value, influence };
    // Derivatives of the mean by the coefficients of either model.
    const share = expected.map(
      (_, i) => (factor * (1 - (treated[i] === code ? (weights.weight[i] as number) : 0))) / n,
    );
    const byOutcome = throughModel(influence, model.slopes(code, share), model.influence);
    const byWeight = weights.model.gradient.map((column) =>
      residual.reduce((t, r, i) => t + (factor * r * (column[i] as number)) / n, 0),
    );
    return { value, influence: throughModel(byOutcome, byWeight, weights.model.influence) };
  };
  const method = `normal (influence, ${errors})`;
  return armsContrast([arm(0), arm(1)], { level, method, range: [-Infinity, Infinity], still: sameOutcome });
};
