import type { Trials } from "./read-trials.ts";

export interface Pool {
  /** Σ w with w = 1/(v + τ²). */
  readonly weight: number;
  readonly mean: number;
  /** Σ w (y − mean)². */
  readonly q: number;
}

/** The inverse-variance weighted mean of the trials and their weighted squares about it, for a given τ². */
export const poolAt = ({ k, y, v }: Trials, tauSquared: number): Pool => {
  let weight = 0;
  let mean = 0;
  let q = 0;
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] as number) + tauSquared);
    const step = (y[i] as number) - mean;
    weight += w;
    mean += (w / weight) * step;
    q += w * step * ((y[i] as number) - mean);
  }
  return { weight, mean, q };
};
