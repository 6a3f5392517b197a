import { correctedCells, readCells, type ZeroCellOptions } from "./corrected-cells.ts";
import type { EffectOrNot, TwoByTwo } from "./effect.ts";

/**
 * How many times as high are the odds of the event in group 1, when events are rare? Peto's one-step log odds ratio.
 * (O − E)/V, variance 1/V; O = a, E = n₁(a+c)/N, V = n₁n₂(a+c)(b+d)/(N²(N−1)). Good near no effect and with groups of like size.
 * An empty cell needs no correction, so none is made unless `addZero` asks for it.
 * Yusuf et al. (1985), doi:10.1016/S0033-0620(85)80003-7.
 * Equals metafor 3.8-1 `escalc(measure = "PETO", add = 0)`, with `addZero: 0.5` its default.
 * Not estimable with an empty group, or (unless kept) when nobody, or everybody, had the event in both. Throws RangeError for
 * negative counts.
 */
export const petoLogOddsRatio = (counts: TwoByTwo, { addZero = 0, ...options }: ZeroCellOptions = {}): EffectOrNot => {
  const allowed = correctedCells(counts, { ...options, addZero: addZero > 0 ? addZero : 0.5 });
  if ("kind" in allowed) return allowed;
  const cells = addZero > 0 ? allowed : readCells(counts);
  if ("kind" in cells) return cells;
  const { events1, others1, events2, others2 } = cells;
  const [n1, n2, events, others] = [events1 + others1, events2 + others2, events1 + events2, others1 + others2];
  const n = n1 + n2;
  const variance = n1 * n2 * (events / n) * (others / (n - 1)) * (1 / n);
  return {
    estimate: (events1 - (n1 * events) / n) / variance,
    standardError: Math.sqrt(1 / variance),
    scale: "log",
  };
};
