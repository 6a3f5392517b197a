import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { refuseTwoShares } from "./refuse-two-shares.ts";

/**
 * How many people in group 1 for one event more (positive) or fewer (negative) than in group 2? 1/(p₁ − p₂). No interval is given: one
 * about a difference near 0 is two half-lines, see Altman (1998), doi:10.1136/bmj.317.7168.1309. No outside software; the reciprocal of
 * `waldDifference`. Not estimable when the shares are the same or with an empty group.
 */
export const numberNeededToTreat = (counts: TwoByTwo): number | NotEstimable => {
  const refusal = refuseTwoShares(counts);
  if (refusal) return refusal;
  const difference = counts.events1 / counts.n1 - counts.events2 / counts.n2;
  return difference === 0 ? notEstimable("all-tied", "The two shares are the same.") : 1 / difference;
};
