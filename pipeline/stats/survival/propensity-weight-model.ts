import { cholesky, choleskySolve } from "../numeric/cholesky.ts";
import { addOuter } from "../numeric/packed-matrix.ts";
import { requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { WeightModel } from "./weight-model.ts";

/**
 * Whom a weighted comparison speaks for. `ate`: everyone (1/e, 1/(1 − e)); `stabilised`: the same, each arm's weights times its share;
 * `att`: those treated (1, e/(1 − e)); `overlap`: those who might have had either (1 − e, e); `entropy`: alike, weights h/e and
 * h/(1 − e) with h = −e·log e − (1 − e)·log(1 − e). Li, Morgan & Zaslavsky (2018), JASA 113:390, doi:10.1080/01621459.2016.1260466.
 */
export type WeightTarget = "ate" | "stabilised" | "att" | "overlap" | "entropy";

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

/** Weights from a logistic propensity model, with what a standard error needs to carry the model's estimation. */
export const propensityWeights = (
  { treated, design, probability }: PropensityFit,
  target: WeightTarget,
): PropensityWeights | NotEstimable => {
  const n = treated.length;
  requireSameLength("probability", probability, n);
  for (const column of design) requireSameLength("design", column, n);
  const q = design.length;
  let treatedCount = 0;
  const information = new Float64Array((q * (q + 1)) / 2);
  const row = new Float64Array(q);
  for (let i = 0; i < n; i++) {
    const [a, e] = [treated[i] as number, probability[i] as number];
    if (a !== 0 && a !== 1) throw new RangeError(`treated[${i}] must be 0 or 1: ${a}`);
    if (!(e > 0 && e < 1)) throw new RangeError(`probability[${i}] must lie in (0, 1): ${e}`);
    treatedCount += a;
    for (let j = 0; j < q; j++) row[j] = (design[j] as ArrayLike<number>)[i] as number;
    addOuter(information, row, e * (1 - e));
  }
  if (treatedCount === 0 || treatedCount === n)
    return notEstimable("one-group", "Everyone was in the same group.", { n });
  const factor = cholesky(information, q);
  if (factor === null) return notEstimable("singular", "The covariates of the propensity model cannot be told apart.");
  const share = treatedCount / n;
  const weight = new Float64Array(n);
  const gradient = design.map(() => new Float64Array(n));
  const influence = design.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const [a, e] = [treated[i] as number, probability[i] as number];
    const { value, slope } = weightAt(target, a, e, share);
    weight[i] = value;
    for (let j = 0; j < q; j++) row[j] = (a - e) * ((design[j] as ArrayLike<number>)[i] as number);
    const moved = choleskySolve(factor, row);
    for (let j = 0; j < q; j++) {
      (gradient[j] as Float64Array)[i] = slope * ((design[j] as ArrayLike<number>)[i] as number);
      (influence[j] as Float64Array)[i] = moved[j] as number;
    }
  }
  return { kind: "propensity-weights", weight, model: { gradient, influence } };
};

/** The weight and its derivative by the linear predictor, whose logistic function e is. */
const weightAt = (
  target: WeightTarget,
  a: number,
  e: number,
  share: number,
): { readonly value: number; readonly slope: number } => {
  const odds = e / (1 - e);
  switch (target) {
    case "ate":
      return a === 1 ? { value: 1 / e, slope: -1 / odds } : { value: 1 / (1 - e), slope: odds };
    case "stabilised":
      return a === 1
        ? { value: share / e, slope: -share / odds }
        : { value: (1 - share) / (1 - e), slope: (1 - share) * odds };
    case "att":
      return a === 1 ? { value: 1, slope: 0 } : { value: odds, slope: odds };
    case "overlap":
      return a === 1 ? { value: 1 - e, slope: -e * (1 - e) } : { value: e, slope: e * (1 - e) };
    case "entropy": {
      const tilt = -e * Math.log(e) - (1 - e) * Math.log1p(-e);
      const slope = -Math.log(odds) * e * (1 - e);
      return a === 1
        ? { value: tilt / e, slope: slope / e - tilt / odds }
        : { value: tilt / (1 - e), slope: slope / (1 - e) + tilt * odds };
    }
    default:
      throw new RangeError(`target unknown: ${target satisfies never}`);
  }
};
