import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { packedAt, packedForm } from "../numeric/packed-matrix.ts";
import { symmetricEigen } from "../numeric/symmetric-eigen.ts";

/** A direction of which less than this share of the variance is left has been absorbed by the coefficients. */
const ABSORBED = 1e-10;

/**
 * L⁻¹ of a cluster's design with the bias-reduced ("CR2") adjustment of its residuals folded in, n × p by rows: a cluster adds the
 * outer product of (this)ᵀL⁻¹e to the sandwich.
 *
 * With Σ = LLᵀ the cluster's working covariance, X̃ = L⁻¹X and M = (XᵀΣ⁻¹X)⁻¹ of all clusters, residuals have covariance
 * LBLᵀ, B = 1 − X̃MX̃ᵀ; the adjustment is A = L(LᵀLBLᵀL)^(−½)Lᵀ, the symmetric solution of A(LBLᵀ)Aᵀ = Σ, and what is returned is
 * AᵀΣ⁻¹X taken through Lᵀ. The inverse root is read from the singular values of LᵀLB^½, not from their squares; directions absorbed
 * by the coefficients are left out (Moore–Penrose). Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004.
 */
export const adjustedDesign = (
  white: ArrayLike<number>,
  factor: ArrayLike<number>,
  inverse: ArrayLike<number>,
  p: number,
): Float64Array => {
  const n = white.length / p;
  if (n === 1) return adjustedRow(white, inverse);
  const { root, absorbed } = residualRoot(white, inverse, n, p);
  const product = new Matrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let k = Math.max(i, j); k < n; k++) total += lower(factor, k, i) * lower(factor, k, j);
      product.set(i, j, total);
    }
  }
  const { leftSingularVectors: left, diagonal } = new SingularValueDecomposition(product.mmul(root));
  const kept = diagonal.map((_, k) => k).sort((a, b) => (diagonal[b] as number) - (diagonal[a] as number));
  const adjusted = new Float64Array(n * p);
  for (const k of kept.slice(0, n - absorbed)) {
    const turned = Float64Array.from({ length: n }, (_, i) => {
      let total = 0;
      for (let j = 0; j < n; j++) total += product.get(i, j) * left.get(j, k);
      return total / (diagonal[k] as number);
    });
    for (let c = 0; c < p; c++) {
      let share = 0;
      for (let i = 0; i < n; i++) share += left.get(i, k) * (white[i * p + c] as number);
      for (let i = 0; i < n; i++) adjusted[i * p + c] = (adjusted[i * p + c] as number) + (turned[i] as number) * share;
    }
  }
  return adjusted;
};

/** A cluster of one: HC2, division by √(1 − h). */
const adjustedRow = (white: ArrayLike<number>, inverse: ArrayLike<number>): Float64Array => {
  const row = Float64Array.from(white);
  const left = 1 - packedForm(inverse, row);
  return row.map((value) => (left < ABSORBED ? 0 : value / Math.sqrt(left)));
};

/** The symmetric root of B = 1 − X̃MX̃ᵀ, and how many of its eigenvalues are 0. */
const residualRoot = (white: ArrayLike<number>, inverse: ArrayLike<number>, n: number, p: number) => {
  const packed = new Float64Array((n * (n + 1)) / 2);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j <= i; j++, at++) {
      let held = 0;
      for (let a = 0; a < p; a++) {
        for (let b = 0; b < p; b++) {
          held += (white[i * p + a] as number) * packedAt(inverse, a, b) * (white[j * p + b] as number);
        }
      }
      packed[at] = (i === j ? 1 : 0) - held;
    }
  }
  const { values, vectors } = symmetricEigen(packed, n);
  const root = Matrix.zeros(n, n);
  let absorbed = 0;
  values.forEach((value, k) => {
    if (value < ABSORBED) {
      absorbed++;
      return;
    }
    const vector = vectors[k] as Float64Array;
    const scale = Math.sqrt(value);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        root.set(i, j, root.get(i, j) + scale * (vector[i] as number) * (vector[j] as number));
      }
    }
  });
  return { root, absorbed };
};

const lower = (factor: ArrayLike<number>, i: number, j: number): number => factor[(i * (i + 1)) / 2 + j] as number;
