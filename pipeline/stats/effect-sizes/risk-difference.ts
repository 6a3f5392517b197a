import { correctedCells, type ZeroCellOptions } from "./corrected-cells.ts";
import type { EffectOrNot, TwoByTwo } from "./effect.ts";

/**
 * By how much does the share with the event differ between the groups? Share 1 minus share 2, between −1 and 1.
 * p₁ − p₂, variance p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂ (large-sample).
 * Tables with an empty cell: 1/2 is added to all four unless `addZero` says otherwise, here too, as in metafor.
 * Fleiss & Berlin (2009), Handbook of Research Synthesis, ch. 13. Equals metafor 3.8-1 `escalc(measure = "RD")`.
 * Not estimable with an empty group, or (unless kept) when nobody, or everybody, had the event in both. Throws RangeError for
 * negative counts.
 */
export const riskDifference = (counts: TwoByTwo, options: ZeroCellOptions = {}): EffectOrNot => {
  const cells = correctedCells(counts, options);
  if ("kind" in cells) return cells;
  const { events1: a, others1: b, events2: c, others2: d } = cells;
  const n1 = a + b;
  const n2 = c + d;
  return {
    estimate: a / n1 - c / n2,
    standardError: Math.sqrt((a / n1) * (b / n1 / n1) + (c / n2) * (d / n2 / n2)),
    scale: "identity",
  };
};
