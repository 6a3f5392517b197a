import { type BrentResult, brent } from "../numeric/brent.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { poolAt } from "./pool-at.ts";
import type { Trials } from "./read-trials.ts";
import type { TauSquared } from "./tau-squared.ts";
import { weightTrace } from "./weight-trace.ts";

/**
 * DerSimonian and Laird's moment estimate: (Q − (k−1)) / (Σw − Σw²/Σw) with w = 1/v, floored at 0.
 * DerSimonian & Laird (1986), doi:10.1016/0197-2456(86)90046-2. Equals metafor 3.8-1 `rma(method = "DL")`.
 */
export const derSimonianLaird = (trials: Trials): TauSquared => {
  const trace = weightTrace(trials, 0);
  const value = Math.max(0, (poolAt(trials, 0).q - (trials.k - 1)) / trace);
  const relative = value / trace;
  const variance =
    (2 * (trials.k - 1)) / trace / trace + 4 * relative + 2 * relative * relative * squaredTrace(trials, 0);
  return { tauSquared: value, se: Math.sqrt(variance), iterations: 0 };
};

/**
 * Paule and Mandel's estimate: the τ² at which Q(τ²) equals its expectation k − 1, floored at 0.
 * Paule & Mandel (1982), doi:10.6028/jres.087.022. Equals metafor 3.8-1 `rma(method = "PM")`.
 */
export const pauleMandel = (trials: Trials): TauSquared | NotEstimable => {
  const { k } = trials;
  const found = profileQ(trials, k - 1);
  if (found === null) return notEstimable("no-convergence", "The spread between trials could not be solved for.");
  const se = Math.sqrt((2 * k * k) / (k - 1)) / poolAt(trials, found.root).weight;
  return { tauSquared: found.root, se, iterations: found.iterations };
};

/** The τ² ≥ 0 with Q(τ²) = target, 0 if Q(0) is already below. Q falls and Q(τ²) < (k−1)·spread/τ², so the root is bracketed. */
export const profileQ = (trials: Trials, target: number): BrentResult | null => {
  if (poolAt(trials, 0).q <= target) return { root: 0, iterations: 0 };
  const high = (2 * (trials.k - 1) * trials.spread) / target;
  return brent((tauSquared) => poolAt(trials, tauSquared).q - target, 0, high, { tolerance: 1e-14 * high });
};

/** Σᵢⱼ Pᵢⱼ² of P = W − ww′/Σw: Σw² − 2Σw³/Σw + (Σw²/Σw)². */
export const squaredTrace = ({ k, v }: Trials, tauSquared: number): number => {
  let total = 0;
  let second = 0;
  let third = 0;
  for (let i = 0; i < k; i++) {
    const w = 1 / ((v[i] as number) + tauSquared);
    total += w;
    second += w * w;
    third += w * w * w;
  }
  return second - (2 * third) / total + (second / total) * (second / total);
};
