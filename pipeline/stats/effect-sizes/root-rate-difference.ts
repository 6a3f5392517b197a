import type { EffectOrNot } from "./effect.ts";
import { correctedRates, type TwoRates } from "./two-rates.ts";

/**
 * The difference of the square roots of two rates, whose variance does not depend on the rates: 1/(4t₁) + 1/(4t₂).
 * No event in a group: 1/2 is added to both counts. Equals metafor 3.8-1 `escalc(measure = "IRSD")`.
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
