import { requirePValues } from "./require-p-values.ts";

/** Which p values still count when several questions are asked at once? Each times their number, at most 1. Equals R 4.2.2 `p.adjust(method = "bonferroni")`. */
export const bonferroni = (p: readonly number[]): number[] => {
  requirePValues(p);
  return p.map((value) => Math.min(1, p.length * value));
};
