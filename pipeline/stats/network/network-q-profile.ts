import { chiSquareQuantile, chiSquareUpperQuantile } from "../distributions/chi-square-quantile.ts";
import { brent } from "../numeric/brent.ts";
import type { Interval } from "../quantity.ts";
import { belowQ, varianceScale } from "./network-tau-squared.ts";
import type { Network } from "./read-network.ts";
import { type NetworkSolution, solveNetwork } from "./solve-network.ts";

/**
 * Confidence limits of a network's τ²: the values at which Q(τ²) equals the upper and the lower chi-square quantile with Q's df.
 * Exact under normality, as in pairwise meta-analysis: Viechtbauer (2007), doi:10.1002/sim.2514. When even Q(0) lies below the lower
 * quantile the set is empty: both limits are 0, and the method says so. No other software is known to print it for networks.
 */
export const networkQProfile = (network: Network, common: NetworkSolution, level: number): Interval => {
  const at = (tauSquared: number) => solveNetwork(network, tauSquared) as NetworkSolution;
  const tail = (1 - level) / 2;
  const lowest = chiSquareQuantile(tail, common.df);
  const rootOf = (target: number): number | null => {
    if (common.q <= target) return 0;
    const high = belowQ(at, target, varianceScale(network));
    return brent((tauSquared) => at(tauSquared).q - target, 0, high, { tolerance: 1e-14 * high })?.root ?? null;
  };
  return {
    kind: "confidence",
    level,
    low: rootOf(chiSquareUpperQuantile(tail, common.df)),
    high: rootOf(lowest),
    method: common.q < lowest ? "Q-profile (empty: less spread than chance allows)" : "Q-profile",
  };
};
