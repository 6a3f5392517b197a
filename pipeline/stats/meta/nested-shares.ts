import type { Nested } from "./nested-effects.ts";
import type { NestedFit } from "./nested-fit.ts";
import { dot, whitenedUnit } from "./whitened-unit.ts";

/** Of the variance of estimates, in percent. */
export interface NestedShares {
  /** I²: what is not sampling error. */
  readonly total: number;
  readonly outer: number;
  readonly inner: number;
  /** (k − p)/tr P, P = V⁻¹ − V⁻¹X(XᵀV⁻¹X)⁻¹XᵀV⁻¹, V the sampling covariance. */
  readonly typicalVariance: number;
  /** σ²_outer/(σ²_outer + σ²_inner): the correlation of two effects of one outer cluster; `null` when both are 0. */
  readonly intraclassCorrelation: number | null;
}

/**
 * I² of a multilevel model and its parts. Nakagawa & Santos (2012), doi:10.1007/s10682-012-9555-5, with the typical variance of Higgins
 * & Thompson (2002), doi:10.1002/sim.1186, extended to covariates and blocks as metafor's notes do. `common`: the fit without
 * either variance.
 */
export const nestedShares = (
  nested: Nested,
  common: NestedFit,
  { outer, inner }: { readonly outer: number; readonly inner: number },
): NestedShares => {
  let trace = 0;
  for (let block = 0; block < nested.blocks; block++) {
    for (let row = nested.start[block] as number; row < (nested.start[block + 1] as number); row++) {
      const { white, design, solved } = whitenedUnit(nested, common, block, (other) => other === row);
      trace += dot(white, white) - dot(design, solved);
    }
  }
  const typicalVariance = (nested.k - nested.p) / trace;
  const between = outer + inner;
  const percent = (variance: number) => (100 * variance) / (between + typicalVariance);
  return {
    total: percent(between),
    outer: percent(outer),
    inner: percent(inner),
    typicalVariance,
    intraclassCorrelation: between > 0 ? outer / between : null,
  };
};
