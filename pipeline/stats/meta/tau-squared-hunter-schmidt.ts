import { poolAt } from "./pool-at.ts";
import type { Trials } from "./read-trials.ts";
import type { TauSquared } from "./tau-squared.ts";
import { squaredTrace } from "./tau-squared-moments.ts";
import { weightTrace } from "./weight-trace.ts";

/**
 * Hunter and Schmidt's estimate: (Q − k)/Σw with w = 1/v, floored at 0. Biased low; k stands where its expectation has k − 1.
 * Corrected for small samples (HSk), Q is first multiplied by k/(k − 1), which takes most of that bias away.
 * Schmidt & Hunter (2015), Methods of Meta-Analysis; Viechtbauer (2005), doi:10.3102/10769986030003261; the correction:
 * Brannick, Potter, Benitez & Morris (2019), doi:10.1177/1094428117741966.
 * Equals metafor 3.8-1 `rma(method = "HS" | "HSk")`.
 */
export const hunterSchmidt = (trials: Trials, corrected = false): TauSquared => {
  const { k } = trials;
  const { weight, q } = poolAt(trials, 0);
  const factor = corrected ? k / (k - 1) : 1;
  const value = Math.max(0, (factor * q - k) / weight);
  const variance = 2 * (k - 1) + 4 * value * weightTrace(trials, 0) + 2 * value * value * squaredTrace(trials, 0);
  return { tauSquared: value, se: (factor * Math.sqrt(variance)) / weight, iterations: 0 };
};
