import type { EffectOrNot } from "./effect.ts";
import { correctedRates, type TwoRates } from "./two-rates.ts";

/**
 * How many times as often do events come in group 1, per person-time? The natural logarithm of the ratio of rates.
 * ln((x₁/t₁)/(x₂/t₂)), variance 1/x₁ + 1/x₂ (Poisson). No event in a group: 1/2 is added to both counts.
 * Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 14. Equals metafor 3.8-1 `escalc(measure = "IRR")`.
 * Not estimable when a group was not followed. Throws RangeError for negative values.
 */
export const logRateRatio = (rates: TwoRates): EffectOrNot => {
  const read = correctedRates(rates);
  if ("kind" in read) return read;
  const { events1, time1, events2, time2 } = read;
  return {
    estimate: Math.log(events1 / time1) - Math.log(events2 / time2),
    standardError: Math.sqrt(1 / events1 + 1 / events2),
    scale: "log",
  };
};
