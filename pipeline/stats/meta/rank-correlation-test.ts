import { kendallsTau } from "../ordinal/kendalls-tau.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { poolAt } from "./pool-at.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";

export interface RankCorrelationTest {
  readonly kind: "rank-correlation-test";
  readonly k: number;
  /** Kendall's τ-b of standardised effects and their variances. */
  readonly tau: number;
  readonly ties: boolean;
  readonly test: Test;
}

/**
 * Are effects and their variances correlated in rank, as they are when small trials with small effects stay unseen?
 *
 * Kendall's τ-b of (y − μ̂)/√v* with v, μ̂ = Σwy/Σw, w = 1/v, v* = v − 1/Σw. Two-sided; exact below 50 trials without ties. Of low power
 * with fewer than about 25 trials. Begg & Mazumdar (1994), doi:10.2307/2533446. Equals metafor 3.8-1 `ranktest` below 50 trials.
 * Not estimable from fewer than two trials or when all have one standard error.
 */
export const rankCorrelationTest = (input: MetaInput): RankCorrelationTest | NotEstimable => {
  const trials = readTrials(input, 2);
  if ("kind" in trials) return trials;
  const { k, y, v } = trials;
  const { weight, mean } = poolAt(trials, 0);
  const deviates = y.map((effect, i) => (effect - mean) / Math.sqrt((v[i] as number) - 1 / weight));
  if (!deviates.every(Number.isFinite)) {
    return notEstimable("singular", "One trial has all the weight: it cannot be told from the mean.");
  }
  const found = kendallsTau(deviates, v);
  if (found.kind === "not-estimable") {
    return notEstimable("all-tied", "All trials have the same precision: no effect can rise or fall with it.");
  }
  return { kind: "rank-correlation-test", k, tau: found.tau, ties: found.ties, test: found.test };
};
