import type { EffectOrNot } from "./effect.ts";
import { changeSd, type PrePost, refusePrePost } from "./pre-post.ts";

/**
 * By how many points did one group change, after minus before? Variance s²/n, s the standard deviation of the changes, from those of the
 * scores and their correlation. Higgins et al. (2019), Cochrane Handbook, doi:10.1002/9781119536604, sec. 6.5.2.8.
 * Equals metafor 3.8-1 `escalc(measure = "MC", m1i = after, m2i = before)`.
 * Not estimable with fewer than three people, or when scores before or changes do not vary.
 */
export const meanChange = (group: PrePost): EffectOrNot => {
  const refusal = refusePrePost(group);
  if (refusal) return refusal;
  return {
    estimate: group.meanAfter - group.meanBefore,
    standardError: changeSd(group) / Math.sqrt(group.n),
    scale: "identity",
  };
};
