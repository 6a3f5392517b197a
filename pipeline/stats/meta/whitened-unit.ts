import { packedAt } from "../numeric/packed-matrix.ts";
import type { Nested } from "./nested-effects.ts";
import type { NestedFit } from "./nested-fit.ts";

/** What a set of rows z (0 or 1 each) of one block does in generalised least squares; W = Σ⁻¹ = L⁻ᵀL⁻¹, r the residuals. */
export interface WhitenedUnit {
  /** L⁻¹z. */
  readonly white: Float64Array;
  /** QᵀWz. */
  readonly design: Float64Array;
  /** (QᵀWQ)⁻¹QᵀWz. */
  readonly solved: Float64Array;
  /** zᵀWr. */
  readonly residual: number;
}

/** The rows of `block` for which `has` is true. */
export const whitenedUnit = (
  { p, start, factorStart }: Nested,
  fit: NestedFit,
  block: number,
  has: (row: number) => boolean,
): WhitenedUnit => {
  const width = p + 1;
  const first = start[block] as number;
  const size = (start[block + 1] as number) - first;
  const factor = fit.factors.subarray(factorStart[block], factorStart[block + 1]);
  const white = new Float64Array(size);
  const design = new Float64Array(p);
  let residual = 0;
  let begun = false;
  for (let i = 0, row = 0; i < size; row += ++i) {
    const here = has(first + i);
    begun ||= here;
    if (!begun) continue;
    let rest = here ? 1 : 0;
    for (let j = 0; j < i; j++) rest -= (factor[row + j] as number) * (white[j] as number);
    const value = rest / (factor[row + i] as number);
    white[i] = value;
    const at = (first + i) * width;
    for (let j = 0; j < p; j++) design[j] = (design[j] as number) + value * (fit.white[at + j] as number);
    residual += value * (fit.white[at + p] as number);
  }
  const solved = new Float64Array(p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      solved[i] = (solved[i] as number) + packedAt(fit.inverse, i, j) * (design[j] as number);
    }
  }
  return { white, design, solved, residual };
};

export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number);
  return total;
};
