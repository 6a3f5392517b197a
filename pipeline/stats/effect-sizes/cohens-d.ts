import type { EffectOrNot, TwoMeans } from "./effect.ts";
import { pooledSd } from "./pooled-sd.ts";
import { refuseTwoMeans } from "./refuse-two-means.ts";

/**
 * By how many pooled standard deviations do the means differ, group 1 minus group 2, without correction for small samples?
 * d = (m₁ − m₂)/s, variance 1/n₁ + 1/n₂ + d²/(2(n₁ + n₂)). Too far from 0 in small samples: see `hedgesG`.
 * Cohen (1988), Statistical Power Analysis, sec. 2.5. Equals metafor 3.8-1 `escalc(measure = "SMD", correct = FALSE)`.
 * Not estimable with fewer than two people in a group, or when neither group varies.
 */
export const cohensD = (groups: TwoMeans): EffectOrNot => {
  const refusal = refuseTwoMeans(groups);
  if (refusal) return refusal;
  const { mean1, n1, mean2, n2 } = groups;
  const d = (mean1 - mean2) / pooledSd(groups);
  return { estimate: d, standardError: Math.sqrt(1 / n1 + 1 / n2 + (d * d) / (2 * (n1 + n2))), scale: "identity" };
};
