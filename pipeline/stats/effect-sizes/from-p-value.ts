import { requireFinite } from "../numeric/require.ts";
import { notEstimable } from "../quantity.ts";
import { criticalValue } from "./critical-value.ts";
import type { EffectOrNot } from "./effect.ts";

export interface PrintedPValue {
  readonly estimate: number;
  /** Two-sided and exact ("=", never "<"). */
  readonly p: number;
  /** People behind it, both groups together, if known. */
  readonly n?: number;
  /** A ratio: its logarithm is taken first. */
  readonly ratio?: boolean;
}

/**
 * Which standard error does an estimate with an exact two-sided p value imply? |estimate| / z(p) on the pooling scale,
 * with Student's t(n − 2) in place of z when n is known and below 60.
 * Higgins et al. (2019), Cochrane Handbook, doi:10.1002/9781119536604, sec. 6.3.2 and 6.5.2. No outside software.
 * Refuses p of 0 or 1, no difference at all, and ratios that are not positive.
 * Throws RangeError for p outside [0, 1] and estimates that are not finite.
 */
export const fromPValue = ({ estimate: printed, p, n, ratio = false }: PrintedPValue): EffectOrNot => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1]: ${p}`);
  requireFinite("estimate", printed);
  if (n !== undefined && !(n > 2)) return notEstimable("too-few", `The p value rests on ${n} people; 3 are needed.`);
  if (ratio && !(printed > 0)) {
    return notEstimable("no-data", "A ratio is printed as 0 or less and has no logarithm.");
  }
  const estimate = ratio ? Math.log(printed) : printed;
  if (p === 0 || p === 1 || estimate === 0) {
    return notEstimable("no-data", `An estimate of ${printed} with p = ${p} does not tell its standard error.`);
  }
  return { estimate, standardError: Math.abs(estimate) / criticalValue(p / 2, n), scale: ratio ? "log" : "identity" };
};
