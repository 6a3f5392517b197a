import type { TwoByTwo } from "../effect-sizes/effect.ts";
import type { Quantity } from "../quantity.ts";
import { refuseTwoShares } from "./refuse-two-shares.ts";
import { waldDifference } from "./wald-difference.ts";

/**
 * By how much do two shares differ, share 1 minus share 2, each moved towards ½ by one event and one other?
 * Wald's difference of (x+1)/(n+2), value and limits both; limits are not cut.
 * Agresti & Caffo (2000), doi:10.1080/00031305.2000.10474560.
 * Equals R 4.2.2 `prop.test(c(x1 + 1, x2 + 1), c(n1 + 2, n2 + 2), correct = FALSE)` before it cuts to ±1.
 * Not estimable with an empty group. Throws RangeError for counts that are not whole.
 */
export const agrestiCaffo = (counts: TwoByTwo, options: { readonly level?: number } = {}): Quantity => {
  const { events1, n1, events2, n2 } = counts;
  return (
    refuseTwoShares(counts) ??
    waldDifference({ events1: events1 + 1, n1: n1 + 2, events2: events2 + 1, n2: n2 + 2 }, options)
  );
};
