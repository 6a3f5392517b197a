import type { EffectOrNot, TwoMeans } from "./effect.ts";
import { hedgesG } from "./hedges-g.ts";
import { smallSampleCorrection } from "./small-sample-correction.ts";

/**
 * By how many pooled standard deviations do the means differ, corrected for small samples, with an unbiased variance?
 * `hedgesG` with variance 1/n₁ + 1/n₂ + (1 − (m−2)/(m·J²))·g², m = n₁ + n₂ − 2, J = J(m).
 * Hedges (1983), doi:10.1037/0033-2909.93.2.388. Equals metafor 3.8-1 `escalc(measure = "SMD", vtype = "UB")`.
 * Not estimable with fewer than two people in a group, or when neither group varies.
 */
export const hedgesGUnbiased = (groups: TwoMeans): EffectOrNot => {
  const effect = hedgesG(groups);
  if ("kind" in effect) return effect;
  const { n1, n2 } = groups;
  const m = n1 + n2 - 2;
  const correction = smallSampleCorrection(m);
  // The factor of g² is positive for every m.
  const share = 1 - (m - 2) / (m * correction * correction);
  return { ...effect, standardError: Math.sqrt(1 / n1 + 1 / n2 + share * effect.estimate * effect.estimate) };
};
