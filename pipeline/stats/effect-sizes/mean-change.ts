import type { EffectOrNot } from "./effect.ts";
import { changeSd, type PrePost, refusePrePost } from "./pre-post.ts";

/**
 * By how many points did one group change, after minus before? Variance s²/n, s the standard deviation of the changes.
 * Equals metafor 3.8-1 `escalc(measure = "MC", m1i = after, m2i = before)`.
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
