import type { NotEstimable } from "../quantity.ts";
import { type ClusterCorrection, type ClusterRobust, clusterRobust } from "./cluster-robust.ts";
import { type MultilevelMetaAnalysis, multilevelMetaAnalysis } from "./multilevel-meta-analysis.ts";
import type { NestedEffects } from "./nested-effects.ts";

export interface CorrelatedHierarchicalOptions {
  /** Of the sampling errors of two estimates of one study, in [0, 1): declared, since reports rarely give it. */
  readonly correlation: number;
  /** Default "REML". */
  readonly method?: "REML" | "ML";
  /** Default "CR2". */
  readonly correction?: ClusterCorrection;
  readonly level?: number;
}

export interface CorrelatedHierarchicalEffects {
  readonly kind: "correlated-hierarchical-effects";
  /** The working model: variances, Q, likelihood, and standard errors that believe in it. */
  readonly working: MultilevelMetaAnalysis;
  /** The inference of record: right also when the declared correlation is not. */
  readonly robust: ClusterRobust;
}

/**
 * What is the mean effect when studies report several estimates on the same people, with correlations that nobody printed?
 *
 * The correlated and hierarchical effects ("CHE") model: a random effect per study (`outer`), one per estimate within it, sampling
 * errors of a study with covariance ρ·sᵢ·sⱼ for one declared ρ; then cluster-robust inference by study. Call it again with other
 * ρ to see what hangs on it: the mean and its robust interval should hardly move, the split of the variances will.
 *
 * Pustejovsky & Tipton (2022), doi:10.1007/s11121-021-01246-3. Equals metafor `V <- vcalc(vi, cluster, obs, rho)`,
 * `rma.mv(y, V, random = ~ 1 | study/effect)`, `robust(clubSandwich = TRUE)`.
 * Not estimable as `multilevelMetaAnalysis` and `clusterRobust` are not.
 */
export const correlatedHierarchicalEffects = (
  input: NestedEffects,
  { correlation, method = "REML", correction = "CR2", level = 0.95 }: CorrelatedHierarchicalOptions,
): CorrelatedHierarchicalEffects | NotEstimable => {
  const working = multilevelMetaAnalysis(input, { method, correlation, level });
  if (working.kind === "not-estimable") return working;
  const robust = clusterRobust(input, working.variances, { correction, level });
  if (robust.kind === "not-estimable") return robust;
  return { kind: "correlated-hierarchical-effects", working, robust };
};
