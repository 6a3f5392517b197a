import { normalInterval } from "../distributions/normal-interval.ts";
import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { refuseTwoShares } from "./refuse-two-shares.ts";

/**
 * By how much do two shares differ, share 1 minus share 2, with large-sample limits? SE² = p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂, limits not cut.
 * Covers too rarely in small groups; prefer `newcombeDifference`. Method 1 of Newcombe (1998),
 * doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I. Equals R 4.2.2 `prop.test(correct = FALSE)` before it cuts to ±1.
 * Not estimable with an empty group.
 */
export const waldDifference = (counts: TwoByTwo, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  requireOpenUnit("level", level);
  const refusal = refuseTwoShares(counts);
  if (refusal) return refusal;
  const { events1, n1, events2, n2 } = counts;
  const [p1, p2] = [events1 / n1, events2 / n2];
  const se = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return estimate(p1 - p2, { se, intervals: [normalInterval(p1 - p2, se, { level, method: "Wald" })] });
};
