import type { EffectOrNot, TwoMeans } from "./effect.ts";
import { refuseTwoMeans } from "./refuse-two-means.ts";

/**
 * By how many points do the means differ, group 1 minus group 2?
 * m₁ − m₂, variance s₁²/n₁ + s₂²/n₂ (the groups' variances may differ).
 * Higgins et al. (2019), Cochrane Handbook, doi:10.1002/9781119536604, sec. 6.5.1.1. Equals metafor 3.8-1 `escalc(measure = "MD")`.
 * Not estimable with fewer than two people in a group, or when neither group varies.
 */
export const meanDifference = (groups: TwoMeans): EffectOrNot => {
  const refusal = refuseTwoMeans(groups);
  if (refusal) return refusal;
  const { mean1, sd1, n1, mean2, sd2, n2 } = groups;
  return {
    estimate: mean1 - mean2,
    standardError: Math.sqrt((sd1 * sd1) / n1 + (sd2 * sd2) / n2),
    scale: "identity",
  };
};
