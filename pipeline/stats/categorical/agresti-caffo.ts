import type { TwoByTwo } from "../effect-sizes/effect.ts";
import type { Quantity } from "../quantity.ts";
import { refuseTwoShares } from "./refuse-two-shares.ts";
import { waldDifference } from "./wald-difference.ts";

/**
 * By how much do two shares differ, each moved towards ½ by one event and one other? Wald's difference of (x+1)/(n+2).
 * The value is the difference of the moved shares; limits are not cut.
 * Agresti & Caffo (2000), doi:10.1080/00031305.2000.10474560.
 */
export const agrestiCaffo = (counts: TwoByTwo, options: { readonly level?: number } = {}): Quantity => {
  const { events1, n1, events2, n2 } = counts;
  return (
    refuseTwoShares(counts) ??
    waldDifference({ events1: events1 + 1, n1: n1 + 2, events2: events2 + 1, n2: n2 + 2 }, options)
  );
};
