import { notEstimable } from "../quantity.ts";
import type { EffectOrNot, TwoMeans } from "./effect.ts";
import { refuseTwoMeans } from "./refuse-two-means.ts";

/**
 * How many times as high is the mean of group 1? The natural logarithm of the ratio of means.
 * ln(m₁/m₂), variance s₁²/(n₁m₁²) + s₂²/(n₂m₂²). For scores of one sign only; refused when the ratio is not positive.
 * Hedges, Gurevitch & Curtis (1999), doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2.
 * Equals metafor 3.8-1 `escalc(measure = "ROM")`. Not estimable with fewer than two people in a group, or when neither group varies.
 */
export const logRatioOfMeans = (groups: TwoMeans): EffectOrNot => {
  const refusal = refuseTwoMeans(groups);
  if (refusal) return refusal;
  const { mean1, sd1, n1, mean2, sd2, n2 } = groups;
  const ratio = mean1 / mean2;
  if (!(ratio > 0 && ratio < Infinity)) {
    return notEstimable("no-data", `Means of ${mean1} and ${mean2} have no ratio with a logarithm.`);
  }
  const [relative1, relative2] = [sd1 / mean1, sd2 / mean2];
  return {
    estimate: Math.log(ratio),
    standardError: Math.sqrt((relative1 * relative1) / n1 + (relative2 * relative2) / n2),
    scale: "log",
  };
};
