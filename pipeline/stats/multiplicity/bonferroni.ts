import { requirePValues } from "./require-p-values.ts";

/**
 * Which p values still count when several questions are asked at once? Each times their number, at most 1. Holds for any dependence.
 * Dunn (1961), doi:10.1080/01621459.1961.10482090. Equals R 4.2.2 `p.adjust(method = "bonferroni")`.
 * Throws RangeError for a p outside [0, 1].
 */
export const bonferroni = (p: readonly number[]): number[] => {
  requirePValues(p);
  return p.map((value) => Math.min(1, p.length * value));
};
