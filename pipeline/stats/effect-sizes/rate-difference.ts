import type { EffectOrNot } from "./effect.ts";
import { correctedRates, type TwoRates } from "./two-rates.ts";

/**
 * How many more events per person-time come in group 1? x₁/t₁ − x₂/t₂, variance x₁/t₁² + x₂/t₂² (Poisson).
 * No event in a group: 1/2 is added to both counts. Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 14.
 * Equals metafor 3.8-1 `escalc(measure = "IRD")`. Not estimable when a group was not followed. Throws RangeError for negative values.
 */
export const rateDifference = (rates: TwoRates): EffectOrNot => {
  const read = correctedRates(rates);
  if ("kind" in read) return read;
  const { events1, time1, events2, time2 } = read;
  return {
    estimate: events1 / time1 - events2 / time2,
    standardError: Math.sqrt(events1 / (time1 * time1) + events2 / (time2 * time2)),
    scale: "identity",
  };
};
