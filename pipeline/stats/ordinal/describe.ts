import { max, min, quantileSorted } from "simple-statistics";
import { mean } from "../numeric/mean.ts";
import { requireFiniteAll } from "../numeric/require.ts";
import { variance } from "../numeric/variance.ts";

export interface Description {
  readonly n: number;
  readonly mean: number;
  /** Divisor n − 1; `null` for one value. */
  readonly sd: number | null;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Where do the values lie and how far do they spread? `null` for no values. The standard deviation has divisor n − 1; quartiles interpolate
 * as type 7 of Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566.
 * Equals R 4.2.2 `summary`, `sd`. Throws RangeError for values that are not finite.
 */
export const describe = (x: ArrayLike<number>): Description | null => {
  requireFiniteAll("x", x);
  const average = mean(x);
  if (average === null) return null;
  const squares = variance(x);
  const sorted = Array.from(x).sort((a, b) => a - b);
  return {
    n: x.length,
    mean: average,
    sd: squares === null ? null : Math.sqrt(squares),
    median: quantileSorted(sorted, 0.5),
    q1: quantileSorted(sorted, 0.25),
    q3: quantileSorted(sorted, 0.75),
    min: min(sorted),
    max: max(sorted),
  };
};
