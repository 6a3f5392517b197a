import { correctedCells, type ZeroCellOptions } from "./corrected-cells.ts";
import type { EffectOrNot, TwoByTwo } from "./effect.ts";

/**
 * How many times as high are the odds of the event in group 1? The natural logarithm of the odds ratio.
 * ln(ad/bc), variance 1/a + 1/b + 1/c + 1/d, with a, c events and b, d people without (large-sample).
 * Tables with an empty cell: 1/2 is added to all four unless `addZero` says otherwise.
 * Woolf (1955), doi:10.1111/j.1469-1809.1955.tb01348.x. Equals metafor 3.8-1 `escalc(measure = "OR")`.
 * Not estimable with an empty group, or (unless kept) when nobody, or everybody, had the event in both. Throws RangeError for
 * negative counts.
 */
export const logOddsRatio = (counts: TwoByTwo, options: ZeroCellOptions = {}): EffectOrNot => {
  const cells = correctedCells(counts, options);
  if ("kind" in cells) return cells;
  const { events1: a, others1: b, events2: c, others2: d } = cells;
  return {
    estimate: Math.log(a / b) - Math.log(c / d),
    standardError: Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d),
    scale: "log",
  };
};
