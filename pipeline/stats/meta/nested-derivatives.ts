import { packedAt } from "../numeric/packed-matrix.ts";
import type { Nested } from "./nested-effects.ts";
import type { NestedFit } from "./nested-fit.ts";
import { dot, type WhitenedUnit, whitenedUnit } from "./whitened-unit.ts";

/** In the order outer, inner; matrices as [outer·outer, outer·inner, inner·inner]. */
export interface NestedDerivatives {
  /** Of the (restricted) log likelihood in σ²_outer, σ²_inner. */
  readonly score: Float64Array;
  /** Minus its second derivatives. */
  readonly observed: Float64Array;
  /** Their expectation. */
  readonly expected: Float64Array;
  /** The same were the coefficients known. */
  readonly unadjusted: Float64Array;
}

/**
 * First and second derivatives of the profile log likelihood in the two variances.
 *
 * With P = W − WX(XᵀWX)⁻¹XᵀW, W = Σ⁻¹, V = ZZᵀ of a component: score −½tr(PV) + ½yᵀPVPy, observed information
 * yᵀPV₁PV₂Py − ½tr(PV₁PV₂); unrestricted with W in place of P in the traces. All from ZᵀWZ, XᵀWZ and ZᵀWr of each block.
 * Harville (1977), doi:10.1080/01621459.1977.10480998.
 */
export const nestedDerivatives = (nested: Nested, fit: NestedFit, restricted: boolean): NestedDerivatives => {
  const { p } = nested;
  const score = new Float64Array(2);
  const trace = new Float64Array(3);
  const plain = new Float64Array(3);
  const form = new Float64Array(3);
  const loads = [new Float64Array(p * p), new Float64Array(p * p)] as const;
  const pulls = [new Float64Array(p), new Float64Array(p)] as const;
  for (let block = 0; block < nested.blocks; block++) {
    const units = unitsOf(nested, fit, block);
    for (const a of units) {
      let lean = 0;
      for (let i = 0; i < p; i++) {
        const pull = pulls[a.component];
        pull[i] = (pull[i] as number) + (a.design[i] as number) * a.residual;
        lean += (a.design[i] as number) * (a.solved[i] as number);
        for (let j = 0; j < p; j++) {
          const load = loads[a.component];
          load[i * p + j] = (load[i * p + j] as number) + (a.solved[i] as number) * (a.design[j] as number);
        }
      }
      const own = dot(a.white, a.white) - (restricted ? lean : 0);
      score[a.component] = (score[a.component] as number) + (a.residual * a.residual - own) / 2;
      for (const b of units) {
        if (a.component > b.component) continue;
        const at = a.component + b.component;
        const shared = dot(a.white, b.white);
        const leaning = restricted ? 2 * shared * dot(a.solved, b.design) : 0;
        plain[at] = (plain[at] as number) + shared * shared;
        trace[at] = (trace[at] as number) + shared * shared - leaning;
        form[at] = (form[at] as number) + a.residual * shared * b.residual;
      }
    }
  }
  for (const a of [0, 1] as const) {
    for (const b of [0, 1] as const) {
      if (a > b) continue;
      const at = a + b;
      for (let i = 0; i < p; i++) {
        for (let j = 0; j < p; j++) {
          const held = packedAt(fit.inverse, i, j) * (pulls[a][i] as number) * (pulls[b][j] as number);
          form[at] = (form[at] as number) - held;
          if (restricted) {
            trace[at] = (trace[at] as number) + (loads[a][i * p + j] as number) * (loads[b][j * p + i] as number);
          }
        }
      }
    }
  }
  return {
    score,
    observed: form.map((value, at) => value - (trace[at] as number) / 2),
    expected: trace.map((t) => t / 2),
    unadjusted: plain.map((t) => t / 2),
  };
};

interface Unit extends WhitenedUnit {
  readonly component: 0 | 1;
}

const unitsOf = (nested: Nested, fit: NestedFit, block: number): readonly Unit[] => {
  const { start, outer, inner } = nested;
  return ([outer, inner] as const).flatMap((codes, component) =>
    [...new Set(codes.subarray(start[block], start[block + 1]))].map((code) => ({
      component: component === 0 ? 0 : 1,
      ...whitenedUnit(nested, fit, block, (row) => codes[row] === code),
    })),
  );
};
