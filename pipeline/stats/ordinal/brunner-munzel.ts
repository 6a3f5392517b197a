import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import type { NotEstimable, Test } from "../quantity.ts";
import { placements } from "./placements.ts";

/**
 * Does one group tend to score higher, whatever the shapes of the two distributions? Tests P(X > Y) + ½P(X = Y) = ½.
 * t = (P − ½)/SE with Satterthwaite degrees of freedom over the two groups' placements; positive when x is higher.
 * Brunner & Munzel (2000), doi:10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U.
 * Equals R lawstat `brunner.munzel.test(x, y)` with the sign turned.
 * Not estimable with fewer than two values in a group, when all values are equal, or when the groups do not overlap.
 */
export const brunnerMunzel = (x: ArrayLike<number>, y: ArrayLike<number>): Test | NotEstimable => {
  const placed = placements(x, y);
  if ("kind" in placed) return placed;
  const { superiority, varianceX, varianceY } = placed;
  const variance = varianceX + varianceY;
  const [shareX, shareY] = [varianceX / variance, varianceY / variance];
  const df = 1 / ((shareX * shareX) / (x.length - 1) + (shareY * shareY) / (y.length - 1));
  const statistic = (superiority - 0.5) / Math.sqrt(variance);
  return { name: "Brunner–Munzel", statistic, df: [df], p: tTwoSidedP(statistic, df) };
};
