import { packedForm } from "../numeric/packed-matrix.ts";
import type { ClusterScore } from "./cluster-scores.ts";

export interface SatterthwaiteClusters {
  /** The sandwich variance that the working model lets expect. */
  readonly expected: number;
  readonly df: number;
}

/**
 * Degrees of freedom of a sandwich variance for the contrast with MC = `direction`: twice its squared mean over its variance, both
 * under the working model and normal errors.
 *
 * The sandwich is a quadratic form whose clusters j, k have p_jk = δ_jk·dⱼ − qⱼᵀMqₖ, dⱼ = aᵀYⱼᵀYⱼa, qⱼ = X̃ⱼᵀYⱼa, a the direction;
 * df = (Σp_jj)²/ΣΣp_jk², at least 1. Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004.
 */
export const satterthwaiteClusters = (
  scores: readonly ClusterScore[],
  inverse: ArrayLike<number>,
  direction: Float64Array,
): SatterthwaiteClusters => {
  const p = direction.length;
  const applied = (matrix: Float64Array, v: Float64Array): Float64Array =>
    v.map((_, i) => v.reduce((total, value, j) => total + (matrix[i * p + j] as number) * value, 0));
  const pairs = new Float64Array(p * p);
  let expected = 0;
  let squares = 0;
  for (const { spread, overlap } of scores) {
    const d = applied(spread, direction).reduce((total, value, i) => total + value * (direction[i] as number), 0);
    const q = applied(overlap, direction);
    const taken = packedForm(inverse, q);
    expected += d - taken;
    squares += d * d - 2 * d * taken;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) pairs[i * p + j] = (pairs[i * p + j] as number) + (q[i] as number) * (q[j] as number);
    }
  }
  return { expected, df: (expected * expected) / (squares + squaredTrace(pairs, inverse, p)) };
};

/** tr(S·M·S·M). */
const squaredTrace = (matrix: Float64Array, inverse: ArrayLike<number>, p: number): number => {
  const product = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      for (let k = 0; k < p; k++) {
        const entry = (k >= j ? inverse[(k * (k + 1)) / 2 + j] : inverse[(j * (j + 1)) / 2 + k]) as number;
        product[i * p + j] = (product[i * p + j] as number) + (matrix[i * p + k] as number) * entry;
      }
    }
  }
  let total = 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) total += (product[i * p + j] as number) * (product[j * p + i] as number);
  }
  return total;
};
