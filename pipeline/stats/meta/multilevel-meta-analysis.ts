import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { packedAt } from "../numeric/packed-matrix.ts";
import { type Estimate, estimate, type Interval, type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { moderatorsTest } from "./moderators-test.ts";
import { coefficientCovariance, coefficientsOf } from "./nested-coefficients.ts";
import type { NestedEffects } from "./nested-effects.ts";
import { type NestedVariances, nestedFit } from "./nested-fit.ts";
import { nestedPeak } from "./nested-peak.ts";
import { type NestedShares, nestedShares } from "./nested-shares.ts";

export interface MultilevelOptions {
  /** Default "REML". */
  readonly method?: "REML" | "ML";
  /** Of the sampling errors within an outer cluster, in [0, 1). Default 0: estimates from different people. */
  readonly correlation?: number;
  readonly level?: number;
}

export interface MultilevelCoefficient {
  readonly estimate: Estimate;
  /** Is it 0? Normal, with the variances taken as known. */
  readonly test: Test;
}

export interface MultilevelMetaAnalysis {
  readonly kind: "multilevel-meta-analysis";
  readonly method: "REML" | "ML";
  readonly k: number;
  readonly outerClusters: number;
  /** σ²_outer, σ²_inner and the declared correlation: what `clusterRobust` takes. */
  readonly variances: NestedVariances;
  /** In the order of the columns. */
  readonly coefficients: readonly MultilevelCoefficient[];
  /** (XᵀΣ⁻¹X)⁻¹, packed by rows of its lower triangle. */
  readonly covariance: Float64Array;
  /** Do the estimates differ more than sampling errors and covariates allow? */
  readonly q: Test;
  /** Are all coefficients but the intercept's 0? `null` without any. */
  readonly moderators: Test | null;
  /** With metafor's convention for REML, which adds ½ ln|XᵀX|. */
  readonly logLikelihood: number;
  /** Without it, as nlme and lme4 have it. */
  readonly logLikelihoodOfContrasts: number;
  readonly shares: NestedShares;
  /** Where the effect of a new unit in a new cluster would lie; `null` with covariates. */
  readonly prediction: Interval | null;
  readonly iterations: number;
}

/**
 * What is the mean of effects that come in clusters, and how much do they differ between clusters and within them?
 *
 * y = Xβ + u_outer + v_inner + e, normal, with variances σ²_outer, σ²_inner and known s²; sampling errors of one outer cluster may be
 * correlated by a declared ρ. The variances maximise the restricted (or full) likelihood over σ² ≥ 0, globally; β by generalised least
 * squares, z tests. Q = rᵀV⁻¹r with V the sampling covariance, χ² on k − p df. Prediction: μ̂ ± z√(SE² + σ²_outer + σ²_inner).
 * Assumes that the clusters' structure is right: `clusterRobust` does not.
 *
 * Konstantopoulos (2011), doi:10.1002/jrsm.35; Van den Noortgate, López-López, Marín-Martínez & Sánchez-Meca (2013),
 * doi:10.3758/s13428-012-0261-6. Equals metafor 3.8-1 `rma.mv(random = ~ 1 | outer/inner)`, fully converged.
 * Not estimable with one outer cluster, with clusters of one unit each (σ²_outer and σ²_inner are then one: `randomEffects`), with
 * dependent columns, with no more estimates than coefficients. Throws RangeError for values not finite and unequal lengths.
 */
export const multilevelMetaAnalysis = (
  input: NestedEffects,
  { method = "REML", correlation = 0, level = 0.95 }: MultilevelOptions = {},
): MultilevelMetaAnalysis | NotEstimable => {
  const found = nestedPeak(input, { method, correlation, level });
  if ("kind" in found) return found;
  const { nested, options, peak } = found;
  const common = nestedFit(nested, { outer: 0, inner: 0, correlation }, true);
  if (common === null) return notEstimable("singular", "The sampling covariance of the estimates is singular.");
  const { fit, outer, inner } = peak;
  const { k, p } = nested;
  const covariance = coefficientCovariance(nested, fit);
  const coefficients = Array.from(coefficientsOf(nested, fit), (value, j) =>
    coefficientWith(value, Math.sqrt(packedAt(covariance, j, j)), level),
  );
  const { logLikelihood } = fit;
  const [only] = coefficients;
  const spread = Math.sqrt(packedAt(covariance, 0, 0) + outer + inner);
  return {
    kind: "multilevel-meta-analysis",
    method,
    k,
    outerClusters: nested.outerClusters,
    variances: { outer, inner, correlation },
    coefficients,
    covariance,
    q: { name: "Q", statistic: common.quadratic, df: [k - p], p: chiSquareUpperTail(common.quadratic, k - p) },
    moderators: moderatorsTest(nested, fit),
    logLikelihood,
    logLikelihoodOfContrasts: options.restricted ? logLikelihood - nested.logDesign / 2 : logLikelihood,
    shares: nestedShares(nested, common, { outer, inner }),
    prediction:
      only && !input.columns ? { ...normalInterval(only.estimate.value, spread, { level }), kind: "prediction" } : null,
    iterations: peak.iterations,
  };
};

const coefficientWith = (value: number, se: number, level: number): MultilevelCoefficient => ({
  estimate: estimate(value, { se, intervals: [normalInterval(value, se, { level })] }),
  test: { name: "z", statistic: value / se, df: [], p: 2 * normalUpperTail(Math.abs(value / se)) },
});
