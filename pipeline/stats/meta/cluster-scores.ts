import { adjustedDesign } from "./adjusted-design.ts";
import type { Nested } from "./nested-effects.ts";
import type { NestedFit } from "./nested-fit.ts";

/** What one cluster (block) brings to a sandwich, on the orthonormal design; X̃ = L⁻¹Q, Y = X̃ or its adjusted form. */
export interface ClusterScore {
  /** YᵀL⁻¹e. */
  readonly score: Float64Array;
  /** YᵀY, p × p by rows: the score's covariance under the working model, but for what estimating δ takes away. */
  readonly spread: Float64Array;
  /** X̃ᵀY, p × p by rows. */
  readonly overlap: Float64Array;
}

/** The clusters' scores, plain or with their residuals adjusted for bias ("CR2"). */
export const clusterScores = (nested: Nested, fit: NestedFit, adjusted: boolean): readonly ClusterScore[] => {
  const { p, start, factorStart } = nested;
  const width = p + 1;
  return Array.from({ length: nested.blocks }, (_, block) => {
    const factor = fit.factors.subarray(factorStart[block], factorStart[block + 1]);
    const first = start[block] as number;
    const n = (start[block + 1] as number) - first;
    const white = new Float64Array(n * p);
    const residual = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const at = (first + i) * width;
      residual[i] = fit.white[at + p] as number;
      for (let j = 0; j < p; j++) white[i * p + j] = fit.white[at + j] as number;
    }
    const design = adjusted ? adjustedDesign(white, factor, fit.inverse, p) : white;
    return {
      score: crossed(design, residual, p, 1),
      spread: crossed(design, design, p, p),
      overlap: crossed(white, design, p, p),
    };
  });
};

/** AᵀB for matrices by rows with a and b columns. */
const crossed = (left: Float64Array, right: Float64Array, a: number, b: number): Float64Array => {
  const product = new Float64Array(a * b);
  for (let row = 0; row * a < left.length; row++) {
    for (let i = 0; i < a; i++) {
      for (let j = 0; j < b; j++) {
        product[i * b + j] =
          (product[i * b + j] as number) + (left[row * a + i] as number) * (right[row * b + j] as number);
      }
    }
  }
  return product;
};
