import { type NotEstimable, notEstimable } from "../quantity.ts";

/** Events and person-time in two groups; effects are group 1 against group 2. */
export interface TwoRates {
  readonly events1: number;
  readonly time1: number;
  readonly events2: number;
  readonly time2: number;
}

/**
 * The counts with 1/2 added to both when one is 0; person-time stays. Equals metafor 3.8-1 `escalc(add = 1/2, to = "only0")`.
 * Refuses groups without time. Throws RangeError for values that are negative or not finite.
 */
export const correctedRates = (rates: TwoRates): TwoRates | NotEstimable => {
  for (const [name, value] of Object.entries(rates)) {
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`${name} must be finite and not negative: ${value}`);
  }
  if (rates.time1 === 0 || rates.time2 === 0)
    return notEstimable("one-group", "One of the two groups was not followed.");
  if (rates.events1 > 0 && rates.events2 > 0) return rates;
  return { ...rates, events1: rates.events1 + 0.5, events2: rates.events2 + 0.5 };
};
