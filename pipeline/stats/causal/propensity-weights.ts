import { addOuter, packedInverse } from "../numeric/packed-matrix.ts";
import { requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { requireArms } from "./require-arms.ts";
import { scoreInfluence } from "./score-influence.ts";
import { targetWeight, type WeightTarget } from "./target-weight.ts";
import type { WeightModel } from "./weight-model.ts";

export interface PropensityFit {
  /** 1 treated, 0 not. */
  readonly treated: ArrayLike<number>;
  /** The columns of the logistic model, its intercept among them. */
  readonly design: readonly ArrayLike<number>[];
  /** Fitted at the maximum of the likelihood. */
  readonly probability: ArrayLike<number>;
}

export interface PropensityWeights {
  readonly kind: "propensity-weights";
  readonly weight: Float64Array;
  readonly model: WeightModel;
}

/**
 * Which weights make two arms alike, by a logistic propensity model?
 *
 * Takes a `propensityScore`; for whom each target's weights speak stands at `WeightTarget`. Give `model` as `weightModel` to a weighted
 * contrast: it carries the estimation of the propensity model into the standard error. Rosenbaum & Rubin (1983), Biometrika 70:41,
 * doi:10.1093/biomet/70.1.41; Li, Morgan & Zaslavsky (2018), JASA 113:390, doi:10.1080/01621459.2016.1260466.
 * Not estimable when everyone is in one arm or the covariates cannot be told apart.
 */
export const propensityWeights = (
  { treated, design, probability }: PropensityFit,
  target: WeightTarget,
): PropensityWeights | NotEstimable => {
  const n = treated.length;
  requireSameLength("probability", probability, n);
  for (const column of design) requireSameLength("design", column, n);
  const arms = requireArms(treated);
  if ("kind" in arms) return arms;
  const inverse = inverseInformation(design, probability);
  if (inverse === null) return notEstimable("singular", "The covariates of the propensity model cannot be told apart.");
  const share = arms.rows[1].length / n;
  const weight = new Float64Array(n);
  const slope = new Float64Array(n);
  const residuals = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const [a, e] = [treated[i] as number, probability[i] as number];
    const at = targetWeight(target, a, e, share);
    weight[i] = at.value;
    slope[i] = at.slope;
    residuals[i] = a - e;
  }
  const gradient = design.map((column) => slope.map((one, i) => one * (column[i] as number)));
  return {
    kind: "propensity-weights",
    weight,
    model: { gradient, influence: scoreInfluence(design, residuals, inverse) },
  };
};

const inverseInformation = (
  design: readonly ArrayLike<number>[],
  probability: ArrayLike<number>,
): Float64Array | null => {
  const q = design.length;
  const information = new Float64Array((q * (q + 1)) / 2);
  const row = new Float64Array(q);
  for (let i = 0; i < probability.length; i++) {
    const e = probability[i] as number;
    if (!(e > 0 && e < 1)) throw new RangeError(`probability[${i}] must lie in (0, 1): ${e}`);
    for (let j = 0; j < q; j++) row[j] = (design[j] as ArrayLike<number>)[i] as number;
    addOuter(information, row, e * (1 - e));
  }
  return packedInverse(information, q);
};
