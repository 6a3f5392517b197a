import type { EffectOrNot } from "./effect.ts";
import { correctedRates, type TwoRates } from "./two-rates.ts";

/**
 * By how much do two rates differ, on a scale on which their variance does not depend on them? √(x₁/t₁) − √(x₂/t₂), variance
 * 1/(4t₁) + 1/(4t₂). No event in a group: 1/2 is added to both counts.
 * The square root of a Poisson count: Bartlett (1936), doi:10.2307/2983678. Equals metafor 3.8-1 `escalc(measure = "IRSD")`.
 * Not estimable when a group was not followed. Throws RangeError for negative values.
 */
export const rootRateDifference = (rates: TwoRates): EffectOrNot => {
  const read = correctedRates(rates);
  if ("kind" in read) return read;
  const { events1, time1, events2, time2 } = read;
  return {
    estimate: Math.sqrt(events1 / time1) - Math.sqrt(events2 / time2),
    standardError: Math.sqrt(1 / (4 * time1) + 1 / (4 * time2)),
    scale: "identity",
  };
};
