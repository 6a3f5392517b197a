import type { EffectOrNot } from "./effect.ts";
import { changeSd, type PrePost, refusePrePost } from "./pre-post.ts";
import { smallSampleCorrection } from "./small-sample-correction.ts";

export type ChangeUnit = "change" | "baseline";

/**
 * By how many standard deviations did one group change, after minus before, corrected for small samples?
 * g = J(n−1)·change/s. `unit: "change"` takes s of the changes, variance 1/n + g²/(2n); `"baseline"` takes s before, which
 * compares with g between groups, variance 2(1−r)/n + g²/(2n).
 * Gibbons, Hedeker & Davis (1993), doi:10.3102/10769986018003271; Becker (1988), doi:10.1111/j.2044-8317.1988.tb00901.x.
 * Equals metafor 3.8-1 `escalc(measure = "SMCC" | "SMCR")`.
 * Not estimable with fewer than three people, or when scores before or changes do not vary.
 */
export const standardisedMeanChange = (group: PrePost, { unit }: { readonly unit: ChangeUnit }): EffectOrNot => {
  const refusal = refusePrePost(group);
  if (refusal) return refusal;
  const { meanBefore, sdBefore, meanAfter, n, correlation } = group;
  const sd = unit === "change" ? changeSd(group) : sdBefore;
  const g = (smallSampleCorrection(n - 1) * (meanAfter - meanBefore)) / sd;
  const first = unit === "change" ? 1 / n : (2 * (1 - correlation)) / n;
  return { estimate: g, standardError: Math.sqrt(first + (g * g) / (2 * n)), scale: "identity" };
};
