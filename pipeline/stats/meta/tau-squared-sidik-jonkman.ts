import { poolAt } from "./pool-at.ts";
import { quadraticTrace } from "./quadratic-trace.ts";
import type { Trials } from "./read-trials.ts";
import type { TauSquared } from "./tau-squared.ts";

/**
 * Sidik and Jonkman's two-step estimate: τ₀²·Q(τ₀²)/(k−1), τ₀² the plain variance of the estimates with divisor k.
 * Above 0 unless all estimates are equal; large when trials hardly differ.
 * Sidik & Jonkman (2005), doi:10.1111/j.1467-9876.2005.00489.x. Equals metafor 3.8-1 `rma(method = "SJ")`.
 */
export const sidikJonkman = (trials: Trials): TauSquared => {
  const { k, v, spread } = trials;
  const start = (spread * (k - 1)) / k;
  const value = Math.max(0, (start * poolAt(trials, start).q) / (k - 1));
  const variance = (i: number) => v[i] as number;
  const one = () => 1;
  const spreadOf =
    2 * quadraticTrace(trials, start, variance, variance) +
    4 * value * quadraticTrace(trials, start, variance, one) +
    2 * value * value * quadraticTrace(trials, start, one, one);
  return { tauSquared: value, se: (start / (k - 1)) * Math.sqrt(spreadOf), iterations: 0 };
};
