import type { Trials } from "./read-trials.ts";
import type { TauSquared } from "./tau-squared.ts";

/**
 * Hedges' (variance component) estimate: the plain variance of the estimates less their mean sampling variance, floored at 0.
 * Hedges (1983), doi:10.1037/0033-2909.93.2.388; Hedges & Olkin (1985), ch. 9. Equals metafor 3.8-1 `rma(method = "HE")`.
 */
export const hedges = ({ k, v, spread }: Trials): TauSquared => {
  let total = 0;
  let squares = 0;
  for (const variance of v) {
    total += variance;
    squares += variance * variance;
  }
  const value = Math.max(0, spread - total / k);
  // Traces of P V P V and P V for P = I − 11′/k.
  const pvpv = squares * (1 - 2 / k) + (total / k) * (total / k);
  const pv = total * (1 - 1 / k);
  const variance = 2 * pvpv + 4 * value * pv + 2 * value * value * (k - 1);
  return { tauSquared: value, se: Math.sqrt(variance) / (k - 1), iterations: 0 };
};
