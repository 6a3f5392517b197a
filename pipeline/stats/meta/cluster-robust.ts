import { tQuantile } from "../distributions/t-quantile.ts";
import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import { addOuter, packedAt, packedForm } from "../numeric/packed-matrix.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type Estimate, estimate, type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { clusterScores } from "./cluster-scores.ts";
import { backTransformed, coefficientsOf } from "./nested-coefficients.ts";
import { type NestedEffects, readNested } from "./nested-effects.ts";
import { type NestedVariances, nestedFit } from "./nested-fit.ts";
import { requireVariances } from "./require-variances.ts";
import { satterthwaiteClusters } from "./satterthwaite-clusters.ts";

/** CR0: none. CR1: times n/(n − p). CR2: each cluster's residuals adjusted so that the variance is unbiased under the working model. */
export type ClusterCorrection = "CR0" | "CR1" | "CR2";

export interface ClusterRobustOptions {
  /** Codes of what is independent, one an estimate; may join outer clusters, not divide them. Default: the outer clusters. */
  readonly cluster?: ArrayLike<number>;
  /** Default "CR2". */
  readonly correction?: ClusterCorrection;
  readonly level?: number;
}

export interface RobustCoefficient {
  readonly estimate: Estimate;
  /** Is it 0? Student's t. */
  readonly test: Test;
}

export interface ClusterRobust {
  readonly kind: "cluster-robust";
  readonly correction: ClusterCorrection;
  readonly clusters: number;
  /** In the order of the columns. */
  readonly coefficients: readonly (RobustCoefficient | NotEstimable)[];
  /** The sandwich, packed by rows of its lower triangle. */
  readonly covariance: Float64Array;
}

/**
 * How sure are the coefficients of a meta-analysis when the correlation of estimates within a cluster is only guessed?
 *
 * Coefficients by generalised least squares with the working covariance of `variances` (from `multilevelMetaAnalysis`; for a plain
 * random-effects or meta-regression model { outer: τ², inner: 0, correlation: 0 } with each estimate its own `outer`); their variance
 * M·Σⱼ(XⱼᵀΣⱼ⁻¹Aⱼeⱼ)(…)ᵀ·M, M = (XᵀΣ⁻¹X)⁻¹, right whatever the correlation within clusters once there are many.
 * CR0 (A = 1) and CR1 take Student's t with n − p df, n clusters and p coefficients; CR2 Satterthwaite's df, one a coefficient: below
 * about 4 they are not to be trusted. Assumes independent clusters.
 *
 * Hedges, Tipton & Johnson (2010), doi:10.1002/jrsm.5; Tipton (2015), doi:10.1037/met0000011; Pustejovsky & Tipton (2018),
 * doi:10.1080/07350015.2016.1247004. Equals metafor 3.8-1 `robust(adjust = FALSE)` (CR0), `robust()` (CR1; "CR1p" in clubSandwich),
 * `robust(clubSandwich = TRUE)` (CR2).
 * Not estimable with one cluster, with n ≤ p for CR0 and CR1, or (by coefficient) where single clusters decide alone.
 * Throws RangeError where `cluster` divides an outer cluster, for negative variances and for a correlation outside [0, 1).
 */
export const clusterRobust = (
  input: NestedEffects,
  variances: NestedVariances,
  { cluster = input.outer, correction = "CR2", level = 0.95 }: ClusterRobustOptions = {},
): ClusterRobust | NotEstimable => {
  requireOpenUnit("level", level);
  requireVariances(variances);
  const nested = readNested(input, cluster);
  if ("kind" in nested) return nested;
  const { blocks: n, p, back } = nested;
  if (n < 2) return notEstimable("one-group", "One cluster cannot tell how clusters differ.");
  if (n <= p && correction !== "CR2") {
    return notEstimable("too-few", `${n} clusters cannot give robust standard errors of ${p} coefficients.`, { n, p });
  }
  const fit = nestedFit(nested, variances, true);
  if (fit === null) return notEstimable("singular", "The working covariance of the estimates is singular.");
  const scores = clusterScores(nested, fit, correction === "CR2");
  const meat = new Float64Array(fit.inverse.length);
  for (const { score } of scores) addOuter(meat, score, correction === "CR1" ? n / (n - p) : 1);
  const directions = Array.from({ length: p }, (_, j) => backTransformed(fit.inverse, back, j, p));
  const covariance = new Float64Array(meat.length);
  directions.forEach((a, i) => {
    for (let j = 0; j <= i; j++) covariance[(i * (i + 1)) / 2 + j] = form(meat, a, directions[j] as Float64Array);
  });
  const values = coefficientsOf(nested, fit);
  const coefficients = directions.map((direction, j): RobustCoefficient | NotEstimable => {
    const value = values[j] as number;
    const se = Math.sqrt(packedAt(covariance, j, j));
    const working = packedForm(fit.inverse, back.subarray(j * p, j * p + p));
    const bell = satterthwaiteClusters(scores, fit.inverse, direction);
    if (!(se * se > 1e-20 * working) || !(bell.expected > 1e-10 * working)) {
      return notEstimable("too-few", "No cluster but those that decide this coefficient alone tells how sure it is.");
    }
    const df = correction === "CR2" ? bell.df : n - p;
    const margin = -tQuantile((1 - level) / 2, df) * se;
    return {
      estimate: estimate(value, {
        se,
        intervals: [
          {
            kind: "confidence",
            level,
            low: value - margin,
            high: value + margin,
            method: `cluster-robust, ${correction}`,
          },
        ],
      }),
      test: { name: "t", statistic: value / se, df: [df], p: tTwoSidedP(value / se, df) },
    };
  });
  return { kind: "cluster-robust", correction, clusters: n, coefficients, covariance };
};

const form = (packed: Float64Array, a: Float64Array, b: Float64Array): number =>
  a.reduce((total, left, i) => total + b.reduce((sum, right, j) => sum + left * packedAt(packed, i, j) * right, 0), 0);
