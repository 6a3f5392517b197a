import { correctedCells, type ZeroCellOptions } from "./corrected-cells.ts";
import type { EffectOrNot, TwoByTwo } from "./effect.ts";

/**
 * How many times as likely is the event in group 1 as in group 2? The natural logarithm of the risk ratio.
 * ln(a/n₁) − ln(c/n₂), variance 1/a − 1/n₁ + 1/c − 1/n₂, with a, c events among n₁, n₂ people (large-sample).
 * Tables with an empty cell: 1/2 is added to all four unless `addZero` says otherwise.
 * Katz et al. (1978), doi:10.2307/2530610. Equals metafor 3.8-1 `escalc(measure = "RR")`.
 * Not estimable with an empty group, or (unless kept) when nobody, or everybody, had the event in both. Throws RangeError for
 * negative counts.
 */
export const logRiskRatio = (counts: TwoByTwo, options: ZeroCellOptions = {}): EffectOrNot => {
  const cells = correctedCells(counts, options);
  if ("kind" in cells) return cells;
  const { events1: a, others1: b, events2: c, others2: d } = cells;
  const variance = b / (a * (a + b)) + d / (c * (c + d));
  return {
    estimate: Math.log(a / (a + b)) - Math.log(c / (c + d)),
    standardError: Math.sqrt(variance),
    scale: "log",
  };
};
