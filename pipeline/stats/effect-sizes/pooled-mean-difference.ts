import type { EffectOrNot, TwoMeans } from "./effect.ts";
import { pooledSd } from "./pooled-sd.ts";
import { refuseTwoMeans } from "./refuse-two-means.ts";

/**
 * By how many points do the means differ, group 1 minus group 2, if both groups vary alike?
 * m₁ − m₂, variance s²(1/n₁ + 1/n₂) with the pooled s. Student (1908), doi:10.1093/biomet/6.1.1.
 * Equals metafor 3.8-1 `escalc(measure = "MD", vtype = "HO")`.
 * Not estimable with fewer than two people in a group, or when neither group varies.
 */
export const pooledMeanDifference = (groups: TwoMeans): EffectOrNot => {
  const refusal = refuseTwoMeans(groups);
  if (refusal) return refusal;
  const { mean1, n1, mean2, n2 } = groups;
  return {
    estimate: mean1 - mean2,
    standardError: pooledSd(groups) * Math.sqrt(1 / n1 + 1 / n2),
    scale: "identity",
  };
};
