import type { Trials } from "./read-trials.ts";

/**
 * Σᵢⱼ Pᵢⱼ² aᵢ bⱼ of P = W − ww′/Σw, w = 1/(v + τ²): the traces of products of P with diagonal matrices that variances of moment
 * estimates need. Equals Σ(w² − 2w³/Σw)ab + Σw²a·Σw²b/(Σw)².
 */
export const quadraticTrace = (
  { k, v }: Trials,
  tauSquared: number,
  a: (i: number) => number,
  b: (i: number) => number,
): number => {
  let total = 0;
  for (let i = 0; i < k; i++) total += 1 / ((v[i] as number) + tauSquared);
  let diagonal = 0;
  let left = 0;
  let right = 0;
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] as number) + tauSquared);
    const square = w * w;
    diagonal += (square - (2 * square * w) / total) * a(i) * b(i);
    left += square * a(i);
    right += square * b(i);
  }
  return diagonal + (left / total) * (right / total);
};
