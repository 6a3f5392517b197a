import type { Quantity } from "../../../pipeline/stats/quantity.ts";

/** What one estimator said of one cohort; a ratio as its logarithm. */
export interface Reading {
  readonly value: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  /** The plan would not have shown it. */
  readonly withheld: boolean;
}

/** `null`: not estimable, or without a standard error. */
export const readingOf = (quantity: Quantity | null, withheld: boolean): Reading | null => {
  if (quantity === null || quantity.kind === "not-estimable" || quantity.se === null) return null;
  const [interval] = quantity.intervals;
  if (interval === undefined || interval.low === null || interval.high === null) return null;
  return { value: quantity.value, se: quantity.se, low: interval.low, high: interval.high, withheld };
};

/** The same as if the standard error paid nothing for the columns of the propensity model. */
export const narrowed = (reading: Reading | null, people: number, columns: number): Reading | null => {
  if (reading === null || !(people > columns)) return null;
  const factor = Math.sqrt((people - columns) / people);
  const { value, se, low, high } = reading;
  return { ...reading, se: factor * se, low: value - factor * (value - low), high: value + factor * (high - value) };
};

/** A reading with normal limits. */
export const normalReading = (value: number, se: number, critical: number, withheld: boolean): Reading | null =>
  Number.isFinite(value) && se > 0 && se < Number.POSITIVE_INFINITY
    ? { value, se, low: value - critical * se, high: value + critical * se, withheld }
    : null;
