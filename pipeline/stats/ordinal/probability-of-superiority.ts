import { normalInterval } from "../distributions/normal-interval.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { placements } from "./placements.ts";

/**
 * How often does a person of group x score higher than one of group y, ties as half? 0.5 is no difference.
 * P = P(X > Y) + ½P(X = Y) over all pairs; Brunner–Munzel (DeLong) standard error on the same scale; the interval is
 * symmetric in the logit and so stays inside (0, 1): logit P ± z·SE/(P(1−P)); `plain` P ± z·SE, not cut. Uses the order of values only.
 * Brunner & Munzel (2000), doi:10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U;
 * DeLong, DeLong & Clarke-Pearson (1988), doi:10.2307/2531595.
 * No outside software; its z is `brunnerMunzel`'s statistic, and the variance is DeLong's from the placements.
 * Not estimable with fewer than two values in a group, when all values are equal, or when the groups do not overlap.
 */
export const probabilityOfSuperiority = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { level = 0.95, limits = "logit" }: { readonly level?: number; readonly limits?: "logit" | "plain" } = {},
): Quantity => {
  requireOpenUnit("level", level);
  const placed = placements(x, y);
  if ("kind" in placed) return placed;
  const p = placed.superiority;
  const se = Math.sqrt(placed.varianceX + placed.varianceY);
  if (limits === "plain") {
    return estimate(p, { se, intervals: [normalInterval(p, se, { level, method: "plain, DeLong" })] });
  }
  const centre = Math.log(p / (1 - p));
  const reach = (-normalQuantile((1 - level) / 2) * se) / (p * (1 - p));
  return estimate(p, {
    se,
    intervals: [
      {
        kind: "confidence",
        level,
        low: expit(centre - reach),
        high: expit(centre + reach),
        method: "logit, Brunner–Munzel",
      },
    ],
  });
};

const expit = (x: number): number => 1 / (1 + Math.exp(-x));
