import { addOuter } from "../numeric/packed-matrix.ts";
import type { MeanModel } from "./mean-model.ts";

/** What one pass over the clusters adds up, at given coefficients and a given working correlation. */
export interface EstimatingSums {
  /** Σ DᵀR⁻¹r over clusters: 0 at the estimate. */
  readonly score: Float64Array;
  /** Σ DᵀR⁻¹D, packed. */
  readonly information: Float64Array;
  /** Σ over clusters of score·scoreᵀ, packed. */
  readonly outer: Float64Array;
  /** Σ of squared Pearson residuals, and Σ of their products over pairs within clusters. */
  readonly squares: number;
  readonly products: number;
}

/**
 * D and r are the rows of X·dμ/dη and of y − μ, each divided by the root of the variance function. An exchangeable R of m rows has
 * R⁻¹ = (I − κ·11ᵀ)/(1 − α), κ = α/(1 + (m − 1)α), so that a cluster costs as much as its rows.
 */
export const estimatingSums = (
  columns: readonly Float64Array[],
  outcome: ArrayLike<number>,
  clusters: readonly (readonly number[])[],
  { mean, slope, variance }: MeanModel,
  beta: Float64Array,
  alpha: number,
): EstimatingSums => {
  const p = columns.length;
  const packed = (p * (p + 1)) / 2;
  const total = { score: new Float64Array(p), information: new Float64Array(packed), outer: new Float64Array(packed) };
  let [squares, products] = [0, 0];
  const d = new Float64Array(p);
  for (const rows of clusters) {
    const dSum = new Float64Array(p);
    const score = new Float64Array(p);
    let [rSum, rSquares] = [0, 0];
    for (const i of rows) {
      let eta = 0;
      for (let j = 0; j < p; j++) eta += (columns[j]?.[i] as number) * (beta[j] as number);
      const mu = mean(eta);
      const root = Math.sqrt(variance(mu));
      const r = ((outcome[i] as number) - mu) / root;
      const factor = slope(mu) / root;
      for (let j = 0; j < p; j++) {
        d[j] = factor * (columns[j]?.[i] as number);
        dSum[j] = (dSum[j] as number) + (d[j] as number);
        score[j] = (score[j] as number) + (d[j] as number) * r;
      }
      addOuter(total.information, d, 1 / (1 - alpha));
      rSum += r;
      rSquares += r * r;
    }
    const kappa = alpha / (1 + (rows.length - 1) * alpha);
    addOuter(total.information, dSum, -kappa / (1 - alpha));
    for (let j = 0; j < p; j++) {
      score[j] = ((score[j] as number) - kappa * (dSum[j] as number) * rSum) / (1 - alpha);
      total.score[j] = (total.score[j] as number) + (score[j] as number);
    }
    addOuter(total.outer, score);
    squares += rSquares;
    products += (rSum * rSum - rSquares) / 2;
  }
  return { ...total, squares, products };
};
