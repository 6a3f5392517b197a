import { type NotEstimable, notEstimable } from "../quantity.ts";
import { climbVariances, type VariancePeak } from "./climb-variances.ts";
import { nestedDerivatives } from "./nested-derivatives.ts";
import type { Nested } from "./nested-effects.ts";
import { nestedFit } from "./nested-fit.ts";
import { scanLikelihood } from "./scan-likelihood.ts";

export interface VarianceComponentsOptions {
  readonly restricted: boolean;
  readonly correlation: number;
  /** Holds σ²_outer or σ²_inner at a value. */
  readonly held?: { readonly outer?: number; readonly inner?: number };
}

/** Steps of the grid: a factor of 2 each, as far as these suffice. */
const MOST_STEPS = 30;

/**
 * The σ²_outer and σ²_inner ≥ 0 at which the (restricted) likelihood is highest, the global maximum: it can have several.
 *
 * The likelihood is laid out on a grid of 0 and values even in the logarithm, up to beyond what the largest residual allows; from each
 * of its local maxima Newton steps lead to a peak, and the highest counts. Patterson & Thompson (1971), doi:10.1093/biomet/58.3.545.
 * Not estimable where the design or the clusters leave the two variances unidentified.
 */
export const varianceComponents = (
  nested: Nested,
  { restricted, correlation, held = {} }: VarianceComponentsOptions,
): VariancePeak | NotEstimable => {
  const values = gridValues(nested);
  const outer = held.outer === undefined ? values : [held.outer];
  const inner = held.inner === undefined ? values : [held.inner];
  const heights = scanLikelihood(nested, { outer, inner, correlation, restricted });
  const height = (o: number, i: number): number => heights[o]?.[i] ?? -Infinity;
  const options = {
    restricted,
    correlation,
    free: [held.outer === undefined, held.inner === undefined] as const,
  };
  let best: VariancePeak | null = null;
  let failed: NotEstimable | null = null;
  for (let o = 0; o < outer.length; o++) {
    for (let i = 0; i < inner.length; i++) {
      const here = height(o, i);
      if (here === -Infinity || around(o, i).some(([a, b]) => height(a, b) > here)) continue;
      const peak = climbVariances(nested, [outer[o] as number, inner[i] as number], options);
      if (peak.kind === "not-estimable") failed = higher(failed, peak);
      else if (best === null || peak.fit.logLikelihood > best.fit.logLikelihood) best = peak;
    }
  }
  if (best !== null && (failed === null || heightOf(failed) < best.fit.logLikelihood)) return best;
  return failed ?? notEstimable("singular", "The estimates' covariance matrix is singular.");
};

/** Where a climb that failed had come to; a start that could not be computed is no place. */
const heightOf = ({ details }: NotEstimable): number => details?.logLikelihood ?? -Infinity;

const higher = (one: NotEstimable | null, other: NotEstimable): NotEstimable =>
  one !== null && heightOf(one) > heightOf(other) ? one : other;

/** Why two variances cannot be told from these clusters and this design, whatever their values; `null` when they can. */
export const unidentifiedVariances = (
  nested: Nested,
  { restricted, correlation }: VarianceComponentsOptions,
): NotEstimable | null => {
  if (nested.outerClusters < 2) {
    return notEstimable("one-group", "All estimates lie in one outer cluster: nothing tells how such clusters differ.");
  }
  const unit = nested.smallestVariance + nested.spread;
  const fit = nestedFit(nested, { outer: unit, inner: unit, correlation }, restricted);
  if (fit === null) return notEstimable("singular", "The estimates' covariance matrix is singular.");
  const { expected, unadjusted } = nestedDerivatives(nested, fit, restricted);
  const [a = 0, b = 0, c = 0] = expected;
  const left = (j: 0 | 2) => (expected[j] as number) > 1e-10 * (unadjusted[j] as number);
  if (left(0) && left(2) && a * c - b * b > 1e-10 * a * c) return null;
  return notEstimable(
    "singular",
    "The variances between and within outer clusters cannot be told apart: clusters have one unit each, or the covariates set them apart.",
  );
};

const gridValues = (nested: Nested): readonly number[] => {
  const low = nested.smallestVariance / 8;
  const largest = nested.y.reduce((most, y) => Math.max(most, y * y), nested.largestVariance);
  const ratio = Math.log((4 * largest) / low);
  const steps = Math.min(MOST_STEPS, Math.ceil(ratio / Math.LN2));
  return [0, ...Array.from({ length: steps + 1 }, (_, j) => low * Math.exp((ratio * j) / steps))];
};

/** The points next to one of the grid; where a variance is 0, without the diagonal ones: a peak there is narrow seen from inside. */
const around = (o: number, i: number): readonly (readonly [number, number])[] =>
  [-1, 0, 1].flatMap((a) =>
    [-1, 0, 1].flatMap((b) => (a !== 0 && b !== 0 && (o === 0 || i === 0) ? [] : [[o + a, i + b] as const])),
  );
