import { readCells } from "./corrected-cells.ts";
import type { EffectOrNot, TwoByTwo } from "./effect.ts";

/**
 * By how much does the share with the event differ, on a scale on which its variance hardly depends on the share?
 * asin √p₁ − asin √p₂, variance 1/(4n₁) + 1/(4n₂). Needs no correction of empty cells, and keeps tables without events.
 * Rücker et al. (2009), doi:10.1002/sim.3511. Equals metafor 3.8-1 `escalc(measure = "AS")`. Not estimable with an empty group.
 */
export const arcsineDifference = (counts: TwoByTwo): EffectOrNot => {
  const cells = readCells(counts);
  if ("kind" in cells) return cells;
  const { events1, n1, events2, n2 } = counts;
  return {
    estimate: Math.asin(Math.sqrt(events1 / n1)) - Math.asin(Math.sqrt(events2 / n2)),
    standardError: Math.sqrt(1 / (4 * n1) + 1 / (4 * n2)),
    scale: "identity",
  };
};
