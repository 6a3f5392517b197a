import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireFinite, requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";

export interface FailSafeNOptions {
  /** Default "rosenthal". */
  readonly method?: "rosenthal" | "orwin" | "rosenberg";
  /** One-sided for Rosenthal, two-sided for Rosenberg. Default 0.05. */
  readonly alpha?: number;
  /** Orwin: the mean effect that would no longer matter, taken with the sign of the mean. Default half the mean. */
  readonly target?: number;
}

export interface FailSafeN {
  readonly kind: "fail-safe-n";
  readonly k: number;
  /** Unseen trials without effect, rounded up. */
  readonly n: number;
  readonly unrounded: number;
}

/**
 * How many unseen trials without any effect would it take to make the result vanish? A historic figure: it takes effects as common and
 * the unseen trials as null.
 *
 * Rosenthal: (Σz/z_α)² − k, z = y/SE, until Stouffer's test has p = alpha. Rosenberg: ((Σwy/z_{α/2})² − Σw)·k/Σw, w = 1/SE², until the
 * weighted mean has it. Orwin: k(ȳ − target)/target, until the plain mean falls to the target. Never below 0.
 * Rosenthal (1979), doi:10.1037/0033-2909.86.3.638; Orwin (1983), doi:10.3102/10769986008002157; Rosenberg (2005),
 * doi:10.1111/j.0014-3820.2005.tb01004.x. Equals metafor 3.8-1 `fsn(type = "Rosenthal" | "Orwin" | "Rosenberg")`, rounded up.
 * Not estimable without trials; by Orwin with a target of 0, which no number reaches.
 */
export const failSafeN = (
  input: MetaInput,
  { method = "rosenthal", alpha = 0.05, target }: FailSafeNOptions = {},
): FailSafeN | NotEstimable => {
  requireOpenUnit("alpha", alpha);
  if (target !== undefined) requireFinite("target", target);
  const trials = readTrials(input, 1);
  if ("kind" in trials) return trials;
  const { k, y, v } = trials;
  const sumOf = (term: (effect: number, variance: number) => number): number =>
    y.reduce((total, effect, i) => total + term(effect, v[i] as number), 0);
  const missing = (): number => {
    if (method === "rosenthal") {
      const z = sumOf((effect, variance) => effect / Math.sqrt(variance)) / normalQuantile(alpha);
      return z * z - k;
    }
    if (method === "rosenberg") {
      const weight = sumOf((_, variance) => 1 / variance);
      const z = sumOf((effect, variance) => effect / variance) / normalQuantile(alpha / 2);
      return (k * (z * z - weight)) / weight;
    }
    const mean = Math.abs(sumOf((effect) => effect)) / k;
    const goal = target === undefined ? mean / 2 : Math.abs(target);
    return (k * (mean - goal)) / goal;
  };
  const unrounded = Math.max(0, missing());
  if (!Number.isFinite(unrounded)) {
    return notEstimable("not-reached", "No number of trials without effect brings the mean to a target of 0.");
  }
  return { kind: "fail-safe-n", k, n: Math.ceil(unrounded), unrounded };
};
