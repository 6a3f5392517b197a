import { poolAt } from "./pool-at.ts";
import type { Trials } from "./read-trials.ts";
import type { TauSquared } from "./tau-squared.ts";
import { squaredTrace } from "./tau-squared-moments.ts";
import { weightTrace } from "./weight-trace.ts";

/**
 * Hunter and Schmidt's estimate: (Q − k)/Σw with w = 1/v, floored at 0. Biased low; k stands where its expectation has k − 1.
 * Schmidt & Hunter (2015), Methods of Meta-Analysis; Viechtbauer (2005), doi:10.3102/10769986030003261.
 * Equals metafor 3.8-1 `rma(method = "HS")`.
 */
export const hunterSchmidt = (trials: Trials): TauSquared => {
  const { weight, q } = poolAt(trials, 0);
  const value = Math.max(0, (q - trials.k) / weight);
  const variance =
    2 * (trials.k - 1) + 4 * value * weightTrace(trials, 0) + 2 * value * value * squaredTrace(trials, 0);
  return { tauSquared: value, se: Math.sqrt(variance) / weight, iterations: 0 };
};
