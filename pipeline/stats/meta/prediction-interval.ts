import { normalQuantile } from "../distributions/normal-quantile.ts";
import { tQuantile } from "../distributions/t-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type Interval, type NotEstimable, notEstimable } from "../quantity.ts";
import type { RandomEffects } from "./random-effects.ts";

/** normal, or Student's t on k − 1 or k − 2 degrees of freedom. */
export type PredictionForm = "normal" | "t(k-1)" | "t(k-2)";

/**
 * Where would the true effect of a further trial lie?
 *
 * μ̂ ± quantile · √(SE² + τ̂²), in any of the forms in use; "t(k-2)" needs three trials and is that of Higgins, Thompson & Spiegelhalter
 * (2009), JRSS A 172:137, doi:10.1111/j.1467-985X.2008.00552.x.
 * Equals metafor 3.8-1 `predict(rma(…))`, pi.lb and pi.ub: "normal" with test = "z", "t(k-1)" with test = "knha" | "adhoc".
 */
export const predictionInterval = (
  pooled: Pick<RandomEffects, "estimate" | "tauSquared" | "k">,
  { form, level = 0.95 }: { readonly form: PredictionForm; readonly level?: number },
): Interval | NotEstimable => {
  requireOpenUnit("level", level);
  const { estimate, tauSquared, k } = pooled;
  if (estimate.kind === "not-estimable") return estimate;
  if (tauSquared.kind === "not-estimable") return tauSquared;
  const df = form === "normal" ? null : k - (form === "t(k-1)" ? 1 : 2);
  if (df !== null && df < 1) return notEstimable("too-few", `A prediction on ${form} needs more than ${k} trials.`);
  const tail = (1 - level) / 2;
  const quantile = df === null ? -normalQuantile(tail) : -tQuantile(tail, df);
  const se = estimate.se ?? 0;
  const reach = quantile * Math.sqrt(se * se + tauSquared.value);
  const method = df === null ? "normal" : `t(${df})`;
  return { kind: "prediction", level, low: estimate.value - reach, high: estimate.value + reach, method };
};
