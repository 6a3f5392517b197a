import { normalQuantile } from "../distributions/normal-quantile.ts";
import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { brent } from "../numeric/brent.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { refuseTwoShares } from "./refuse-two-shares.ts";

/**
 * By how much do two shares differ, share 1 minus share 2, with the limits of the score test? Those δ at which
 * (p₁ − p₂ − δ)/√V reaches ±z, V = (q₁(1−q₁)/n₁ + q₂(1−q₂)/n₂)·N/(N−1), q the maximum likelihood shares with q₁ − q₂ = δ (the root of
 * a cubic). −1 and 1 at the ends. No standard error. Miettinen & Nurminen (1985), doi:10.1002/sim.4780040211.
 * No outside software; at its limits the statistic is z with shares maximised numerically. Not estimable with an empty group.
 */
export const miettinenNurminen = (counts: TwoByTwo, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  const z = normalQuantile((1 + requireOpenUnit("level", level)) / 2);
  const refusal = refuseTwoShares(counts);
  if (refusal) return refusal;
  const value = counts.events1 / counts.n1 - counts.events2 / counts.n2;
  const limit = (side: 1 | -1): number | null => {
    if (value * side >= 1) return side;
    const end = side * (1 - 1e-12);
    return brent((delta) => score(counts, delta) + side * z, value, end, { tolerance: 1e-15 })?.root ?? null;
  };
  const [low, high] = [limit(-1), limit(1)];
  if (low === null || high === null) {
    return notEstimable("no-convergence", "The score limits of the difference could not be solved for.");
  }
  const method = "Miettinen–Nurminen";
  return estimate(value, { intervals: [{ kind: "confidence", level, low, high, method }] });
};

const score = ({ events1, n1, events2, n2 }: TwoByTwo, delta: number): number => {
  const n = n1 + n2;
  const q2 = restrictedShare({ events1, n1, events2, n2 }, delta);
  const q1 = q2 + delta;
  const variance = ((q1 * (1 - q1)) / n1 + (q2 * (1 - q2)) / n2) * (n / (n - 1));
  return (events1 / n1 - events2 / n2 - delta) / Math.sqrt(Math.max(variance, 1e-300));
};

/** q₂: the root in range of the likelihood's cubic, in trigonometric form (their Appendix I). */
const restrictedShare = ({ events1, n1, events2, n2 }: TwoByTwo, delta: number): number => {
  const cubic = n1 + n2;
  const square = (n1 + 2 * n2) * delta - cubic - (events1 + events2);
  const linear = (n2 * delta - cubic - 2 * events2) * delta + events1 + events2;
  const constant = events2 * delta * (1 - delta);
  const third = square / (3 * cubic);
  const q = third * third * third - (linear * square) / (6 * cubic * cubic) + constant / (2 * cubic);
  const p = Math.sign(q) * Math.sqrt(Math.max(0, third * third - linear / (3 * cubic)));
  const cosine = p === 0 ? 0 : Math.min(1, Math.max(-1, q / (p * p * p)));
  return 2 * p * Math.cos((Math.PI + Math.acos(cosine)) / 3) - third;
};
