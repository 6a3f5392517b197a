import { gramSchmidt, takeOut } from "../numeric/gram-schmidt.ts";
import type { ModeratedTrials } from "./moderated-trials.ts";

/** A weighted regression of the trials on their moderators, w = 1/(v + τ²). */
export interface RegressionAt {
  readonly weights: Float64Array;
  /** Orthonormal columns that span √w·X. */
  readonly rotated: readonly Float64Array[];
  /** √w·(y − Xβ̂). */
  readonly residuals: Float64Array;
  /** Σ w(y − Xβ̂)². */
  readonly q: number;
  /** ½ ln |XᵀWX|. */
  readonly halfLogInformation: number;
}

/** The weighted least-squares fit for a given τ². What `poolAt` is to a plain mean. */
export const regressAt = ({ k, y, v, basis, halfLogGram }: ModeratedTrials, tauSquared: number): RegressionAt => {
  const weights = new Float64Array(k);
  const roots = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] as number) + tauSquared);
    weights[i] = w;
    roots[i] = Math.sqrt(w);
  }
  // Columns at right angles before weighting cannot collapse at any ratio of weights that `readModeratedTrials` lets through.
  const orthonormal = gramSchmidt(basis.map((column) => product(column, roots)));
  const residuals = product(y, roots);
  takeOut(orthonormal.columns, residuals);
  let q = 0;
  for (let i = 0; i < k; i++) q += (residuals[i] as number) * (residuals[i] as number);
  const halfLogInformation = orthonormal.lengths.reduce((total, length) => total + Math.log(length), halfLogGram);
  return { weights, rotated: orthonormal.columns, residuals, q, halfLogInformation };
};

const product = (left: Float64Array, right: Float64Array): Float64Array => {
  const result = new Float64Array(left.length);
  for (let i = 0; i < left.length; i++) result[i] = (left[i] as number) * (right[i] as number);
  return result;
};

/** Diagonal of the hat matrix. */
export const leverageOf = ({ rotated, weights }: RegressionAt): Float64Array => {
  const leverage = new Float64Array(weights.length);
  for (const column of rotated) {
    for (let i = 0; i < leverage.length; i++) {
      leverage[i] = (leverage[i] as number) + (column[i] as number) * (column[i] as number);
    }
  }
  return leverage;
};

/** Trace of P = W − WX(XᵀWX)⁻¹XᵀW: Σw(1 − h). Divided into k − p, the typical sampling variance. */
export const projectionTrace = (at: RegressionAt): number => {
  const leverage = leverageOf(at);
  let total = 0;
  for (let i = 0; i < leverage.length; i++) total += (at.weights[i] as number) * (1 - (leverage[i] as number));
  return total;
};

/**
 * Σᵢⱼ Pᵢⱼ² aᵢ bⱼ: the traces of products of P with diagonal matrices that variances of moment estimates need. As `quadraticTrace`
 * of a plain mean: Σw²(1 − 2h)ab + Σⱼₗ Sᵃⱼₗ Sᵇⱼₗ with Sᵃ = Σᵢ wᵢ aᵢ qᵢ qᵢᵀ, q the rows of the orthonormal columns.
 */
export const projectionSquares = (at: RegressionAt, a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const { weights, rotated } = at;
  const leverage = leverageOf(at);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i] as number;
    total += w * w * (1 - 2 * (leverage[i] as number)) * (a[i] as number) * (b[i] as number);
  }
  for (const left of rotated) {
    for (const right of rotated) {
      let [overA, overB] = [0, 0];
      for (let i = 0; i < weights.length; i++) {
        const product = (weights[i] as number) * (left[i] as number) * (right[i] as number);
        overA += product * (a[i] as number);
        overB += product * (b[i] as number);
      }
      total += overA * overB;
    }
  }
  return total;
};
