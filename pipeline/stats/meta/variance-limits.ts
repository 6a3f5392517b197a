import { chiSquareQuantile } from "../distributions/chi-square-quantile.ts";
import { brent } from "../numeric/brent.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import type { VariancePeak } from "./climb-variances.ts";
import type { MultilevelOptions } from "./multilevel-meta-analysis.ts";
import type { NestedEffects } from "./nested-effects.ts";
import { nestedPeak } from "./nested-peak.ts";
import { varianceComponents } from "./variance-components.ts";

export interface VarianceLimits {
  readonly kind: "variance-limits";
  /** σ² between outer clusters. */
  readonly outer: Quantity;
  /** σ² between inner units of a cluster. */
  readonly inner: Quantity;
}

const DOUBLINGS = 60;

/**
 * How well are the two variances of a multilevel meta-analysis known?
 *
 * Profile likelihood: all values at which the (restricted) log likelihood, highest over the other variance, is within χ²₁(level)/2 of its
 * maximum. A lower limit of 0 means that 0 is among them. Hardy & Thompson (1996),
 * doi:10.1002/(SICI)1097-0258(19960330)15:6<619::AID-SIM188>3.0.CO;2-A. Equals metafor 3.8-1 `confint(rma.mv(…))`.
 * Not estimable as `multilevelMetaAnalysis` is not.
 */
export const varianceLimits = (
  input: NestedEffects,
  { method = "REML", correlation = 0, level = 0.95 }: MultilevelOptions = {},
): VarianceLimits | NotEstimable => {
  const found = nestedPeak(input, { method, correlation, level });
  if ("kind" in found) return found;
  const { nested, options, peak } = found;
  const floor = peak.fit.logLikelihood - chiSquareQuantile(level, 1) / 2;
  const limitsOf = (component: "outer" | "inner"): Quantity => {
    const above = (value: number): number => {
      const held = varianceComponents(nested, { ...options, held: { [component]: value } });
      return held.kind === "not-estimable" ? Number.NaN : held.fit.logLikelihood - floor;
    };
    return between(peak, component, above, { level, unit: nested.smallestVariance });
  };
  return { kind: "variance-limits", outer: limitsOf("outer"), inner: limitsOf("inner") };
};

const between = (
  peak: VariancePeak,
  component: "outer" | "inner",
  above: (value: number) => number,
  { level, unit }: { readonly level: number; readonly unit: number },
): Quantity => {
  const value = peak[component];
  const lower = value > 0 && above(0) < 0 ? brent(above, 0, value, { tolerance: 1e-12 * value }) : { root: 0 };
  let far = value + unit;
  for (let doubled = 0; above(far) > 0 && doubled < DOUBLINGS; doubled++) far = value + 2 * (far - value);
  const upper = brent(above, value, far, { tolerance: 1e-12 * far });
  if (lower === null || upper === null) {
    return notEstimable("no-convergence", "A limit of the profile likelihood was not found.", {
      "parameter[0]": value,
    });
  }
  return estimate(value, {
    intervals: [{ kind: "confidence", level, low: lower.root, high: upper.root, method: "profile likelihood" }],
  });
};
