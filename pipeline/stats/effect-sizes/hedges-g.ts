import type { EffectOrNot, TwoMeans } from "./effect.ts";
import { pooledSd } from "./pooled-sd.ts";
import { refuseTwoMeans } from "./refuse-two-means.ts";
import { smallSampleCorrection } from "./small-sample-correction.ts";

/**
 * By how many pooled standard deviations do the means differ, group 1 minus group 2, corrected for small samples?
 * g = J(m)·(m₁ − m₂)/s, s² = ((n₁−1)s₁² + (n₂−1)s₂²)/m, m = n₁ + n₂ − 2;
 * variance 1/n₁ + 1/n₂ + g²/(2(n₁ + n₂)). Assumes one common variance.
 * Hedges (1981), doi:10.3102/10769986006002107. Equals metafor 3.8-1 `escalc(measure = "SMD", vtype = "LS")`.
 * Not estimable with fewer than two people in a group, or when neither group varies.
 */
export const hedgesG = (groups: TwoMeans): EffectOrNot => {
  const refusal = refuseTwoMeans(groups);
  if (refusal) return refusal;
  const { mean1, n1, mean2, n2 } = groups;
  const g = (smallSampleCorrection(n1 + n2 - 2) * (mean1 - mean2)) / pooledSd(groups);
  return { estimate: g, standardError: Math.sqrt(1 / n1 + 1 / n2 + (g * g) / (2 * (n1 + n2))), scale: "identity" };
};
