import { packedAt } from "../numeric/packed-matrix.ts";
import { type NetworkTrial, pairAt } from "./network-trial.ts";
import { laplacianTimes, type TrialDesign, weightedContrasts } from "./trial-design.ts";

export interface TrialMoments {
  /** Σ w·(observed − fitted)². */
  readonly q: number;
  /** This trial's part of tr(PM), M = ∂Σ/∂τ² = ½BBᵀ. */
  readonly trace: number;
  /** Its part of yᵀPMPy. */
  readonly residualForm: number;
}

/** What one trial adds to the statistics that τ² is estimated from, at given coefficients and their covariance. */
export const trialMoments = (
  { arms, estimates }: NetworkTrial,
  laplacian: Float64Array,
  { columns, values }: TrialDesign,
  coefficients: Float64Array,
  covariance: Float64Array,
): TrialMoments => {
  const n = arms.length;
  const level = new Float64Array(n);
  columns.forEach((column, i) => {
    for (let p = 0; p < n; p++) {
      level[p] = (level[p] as number) + (values[i]?.[p] as number) * (coefficients[column] as number);
    }
  });
  const residuals = new Float64Array(estimates.length);
  let q = 0;
  let trace = 0;
  for (let b = 1; b < n; b++) {
    for (let a = 0; a < b; a++) {
      const residual = (estimates[pairAt(a, b)] as number) - ((level[a] as number) - (level[b] as number));
      const weight = -(laplacian[a * n + b] as number);
      residuals[pairAt(a, b)] = residual;
      q += weight * residual * residual;
      trace += weight;
    }
  }
  const projected = values.map((column) => laplacianTimes(laplacian, column));
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j < columns.length; j++) {
      const entry = packedAt(covariance, columns[i] as number, columns[j] as number);
      for (let p = 0; p < n; p++) {
        trace -= (entry * (projected[i]?.[p] as number) * (projected[j]?.[p] as number)) / 2;
      }
    }
  }
  let residualForm = 0;
  for (const push of weightedContrasts(laplacian, residuals, n)) residualForm += (push * push) / 2;
  return { q, trace, residualForm };
};
