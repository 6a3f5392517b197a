import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { type CommonEffect, commonEffect } from "./common-effect.ts";
import { fitModerators } from "./fit-moderators.ts";
import { readModeratedTrials } from "./moderated-trials.ts";
import { type RandomEffects, randomEffects } from "./random-effects.ts";
import { type MetaInput, readTrials, type Trials } from "./read-trials.ts";
import type { TauMethod } from "./tau-squared.ts";
import { trimmedTrials } from "./trimmed-trials.ts";

export interface TrimAndFillOptions {
  /** L0 from the sum of signed ranks, R0 from the longest run of ranks on one side. Default "L0". */
  readonly estimator?: "L0" | "R0";
  /** How trials are pooled while trimming and after filling; "FE" for one common effect. Default "REML". */
  readonly method?: TauMethod | "FE";
  /** Where trials are missing. Default "auto": against the slope of effects on their standard errors. */
  readonly side?: "auto" | "left" | "right";
  readonly level?: number;
}

export interface TrimAndFill {
  readonly kind: "trim-and-fill";
  readonly k: number;
  readonly side: "left" | "right";
  /** Number of missing trials, with its standard error under no bias in the rest. */
  readonly missing: Quantity;
  /** R0 only: are none missing? One-sided, p = 2^−(missing + 1). */
  readonly test: Test | null;
  /** The mirror images that are added. */
  readonly filled: { readonly estimates: Float64Array; readonly standardErrors: Float64Array };
  /** All trials and their mirror images, with normal intervals. */
  readonly pooled: CommonEffect | RandomEffects;
  readonly iterations: number;
}

/**
 * How many trials are missing on one side of the funnel, and what would the mean be with them? A sensitivity analysis, not an estimate
 * of what is missing: it takes all asymmetry for selection.
 *
 * Effects about the mean of the trials that are left after trimming the farthest k₀ are ranked by size (ties in the order of the effects);
 * with T the ranks' sum on the heavy side L0 = (4T − k(k+1))/(2k − 1), with r the highest rank on the other R0 = k − r − 1; rounded, at
 * least 0, repeated until k₀ stays. The farthest k₀ trials are then mirrored in the mean.
 * Duval & Tweedie (2000), doi:10.1111/j.0006-341X.2000.00455.x and doi:10.1080/01621459.2000.10473905.
 * Equals metafor 3.8-1 `trimfill(rma(yi, vi, method), estimator = "L0" | "R0")`, also in its standard errors of k₀.
 * Not estimable from fewer than two trials, when k₀ does not settle or would leave no trial; with side "auto" from fewer than three
 * or when all have one standard error.
 */
export const trimAndFill = (
  input: MetaInput,
  { estimator = "L0", method = "REML", side = "auto", level = 0.95 }: TrimAndFillOptions = {},
): TrimAndFill | NotEstimable => {
  requireOpenUnit("level", level);
  const trials = readTrials(input, 2);
  if ("kind" in trials) return trials;
  const chosen = side === "auto" ? emptySide(trials, method) : side;
  if (typeof chosen === "object") return chosen;
  const sign = chosen === "left" ? 1 : -1;
  const order = Array.from({ length: trials.k }, (_, i) => i).sort(
    (i, j) => sign * ((trials.y[i] as number) - (trials.y[j] as number)),
  );
  const sorted: Trials = {
    ...trials,
    y: Float64Array.from(order, (i) => sign * (trials.y[i] as number)),
    v: Float64Array.from(order, (i) => trials.v[i] as number),
  };
  const settled = trimmedTrials(sorted, estimator, method);
  if ("kind" in settled) return settled;
  const { missing, mean } = settled;
  const kept = trials.k - missing;
  const filled = {
    estimates: sorted.y.slice(kept).map((effect) => sign * (2 * mean - effect)),
    standardErrors: sorted.v.slice(kept).map(Math.sqrt),
  };
  const all = {
    estimates: [...trials.y, ...filled.estimates],
    standardErrors: [...Array.from(input.standardErrors), ...filled.standardErrors],
  };
  const pooled = method === "FE" ? commonEffect(all, { level }) : randomEffects(all, { method, interval: "z", level });
  if (pooled.kind === "not-estimable") return pooled;
  return {
    kind: "trim-and-fill",
    k: trials.k,
    side: chosen,
    missing: estimate(missing, { se: settled.error }),
    test:
      estimator === "L0" ? null : { name: "R0", statistic: missing, df: [], p: Math.exp(-(missing + 1) * Math.LN2) },
    filled,
    pooled,
    iterations: settled.iterations,
  };
};

/** Effects that rise with the standard error leave the left side empty. */
const emptySide = ({ k, y, v }: Trials, method: TauMethod | "FE"): "left" | "right" | NotEstimable => {
  const standardErrors = v.map(Math.sqrt);
  const columns = [new Float64Array(k).fill(1), standardErrors];
  const moderated = readModeratedTrials({ estimates: y, standardErrors, columns });
  const fit = "kind" in moderated ? moderated : fitModerators(moderated, method, "z");
  if ("kind" in fit) {
    return notEstimable(fit.code, "The side on which trials are missing cannot be told from these trials.");
  }
  return (fit.coefficients[1] as number) < 0 ? "right" : "left";
};
