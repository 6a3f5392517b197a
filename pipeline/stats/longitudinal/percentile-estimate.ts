import type { BootstrapResult } from "../numeric/bootstrap.ts";
import { quantileSorted } from "../numeric/quantile-sorted.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { variance } from "../numeric/variance.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";

/** Below this share of the value, the resamples differ by rounding only. */
const ROUNDING = 1e-12;

export interface BootstrapOptions {
  readonly reps: number;
  readonly seed: number | string;
  readonly level?: number;
}

/** A value with the percentiles of its resamples as limits. */
export const percentileEstimate = (
  value: number,
  { values, failed }: BootstrapResult,
  { reps, level = 0.95 }: BootstrapOptions,
): Quantity => {
  const tail = (1 - requireOpenUnit("level", level)) / 2;
  if (!(reps >= 100)) throw new RangeError(`reps must be at least 100: ${reps}`);
  if (failed > tail * reps) {
    const reason = "The mean to be divided by is too close to 0: in too many resamples the ratio has no meaning.";
    return notEstimable("singular", reason, { resamples: reps, failed });
  }
  const ascending = Float64Array.from(values).sort();
  const spread = Math.sqrt(variance(ascending) ?? 0);
  if (!(spread > ROUNDING * Math.abs(value)))
    return notEstimable("all-tied", "Everyone has the same ratio, so there is no spread.");
  const interval = {
    kind: "confidence",
    level,
    low: quantileSorted(ascending, tail),
    high: quantileSorted(ascending, 1 - tail),
    method: `bootstrap percentile, ${reps} resamples`,
  } as const;
  return estimate(value, { se: spread, intervals: [interval] });
};
