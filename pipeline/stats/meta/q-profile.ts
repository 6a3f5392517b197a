import { chiSquareQuantile, chiSquareUpperQuantile } from "../distributions/chi-square-quantile.ts";
import type { Interval } from "../quantity.ts";
import { poolAt } from "./pool-at.ts";
import type { Trials } from "./read-trials.ts";
import { profileQ } from "./tau-squared-moments.ts";

/**
 * Confidence limits of τ²: the values at which Q(τ²) equals the upper and the lower chi-square quantile with k − 1 df.
 * Exact under normality. When even Q(0) lies below the lower quantile the set is empty: both limits are 0, and the
 * method says so. Viechtbauer (2007), doi:10.1002/sim.2514. Equals metafor 3.8-1 `confint(rma)`, fully converged.
 */
export const qProfile = (trials: Trials, level: number): Interval => {
  const tail = (1 - level) / 2;
  const lowest = chiSquareQuantile(tail, trials.k - 1);
  const [low, high] = [chiSquareUpperQuantile(tail, trials.k - 1), lowest].map(
    (target) => profileQ(trials, target)?.root ?? null,
  ) as [number | null, number | null];
  const empty = poolAt(trials, 0).q < lowest;
  return {
    kind: "confidence",
    level,
    low,
    high,
    method: empty ? "Q-profile (empty: less spread than chance allows)" : "Q-profile",
  };
};
