import type { Quantity } from "../../model/index.ts";
import { rounded } from "./rounded.ts";

/** A number with its interval as text for the inside of a picture, or why there is none, in two words. */
export const estimateText = (quantity: Quantity, decimals: number): string => {
  if (quantity.kind === "not-estimable") return quantity.code === "gate-closed" ? "withheld" : "not estimable";
  const interval = quantity.intervals[0];
  const value = rounded(quantity.value, decimals);
  if (!interval || interval.low === null || interval.high === null) return value;
  return `${value} (${rounded(interval.low, decimals)} to ${rounded(interval.high, decimals)})`;
};
