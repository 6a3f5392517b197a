import { requireFinite, requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { criticalValue } from "./critical-value.ts";
import type { Effect } from "./effect.ts";

export interface PrintedInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Default 0.95. */
  readonly level?: number;
  /** People behind it, both groups together, if known. */
  readonly n?: number;
  /** A ratio: logarithms are taken first. */
  readonly ratio?: boolean;
}

export interface EffectFromInterval {
  readonly effect: Effect;
  /** How far the estimate lies from the middle of the interval, as a share of its width, on the pooling scale. */
  readonly asymmetry: number;
  /** Upper half of the interval over its lower half on the pooling scale; 1 when symmetric, `null` when the lower half is empty. */
  readonly halves: number | null;
}

/**
 * Which standard error does a printed confidence interval imply? (U − L)/(2z) on the pooling scale, with Student's
 * t(n − 2) in place of z when n is known and below 60. Assumes an interval symmetric on that scale; `asymmetry` tells.
 * Higgins et al. (2019), Cochrane Handbook, doi:10.1002/9781119536604, sec. 6.3.1, 6.3.2 and 6.5.2.2. No outside software.
 * Refuses limits out of order, and ratios that are not positive. Throws RangeError for values that are not finite.
 */
export const fromInterval = (printed: PrintedInterval): EffectFromInterval | NotEstimable => {
  const { level = 0.95, n, ratio = false } = printed;
  requireOpenUnit("level", level);
  requireFinite("estimate", printed.estimate);
  requireFinite("low", printed.low);
  requireFinite("high", printed.high);
  if (n !== undefined && !(n > 2)) return notEstimable("too-few", `The interval rests on ${n} people; 3 are needed.`);
  if (!(printed.low < printed.high)) {
    return notEstimable(
      "no-data",
      `The printed interval runs from ${printed.low} to ${printed.high}: it has no width.`,
    );
  }
  if (ratio && !(printed.low > 0 && printed.estimate > 0)) {
    return notEstimable("no-data", "A ratio, or a limit of one, is printed as 0 or less and has no logarithm.");
  }
  const toScale = ratio ? Math.log : (value: number) => value;
  const [low, estimate, high] = [toScale(printed.low), toScale(printed.estimate), toScale(printed.high)];
  const width = high - low;
  return {
    effect: {
      estimate,
      standardError: width / (2 * criticalValue((1 - level) / 2, n)),
      scale: ratio ? "log" : "identity",
    },
    asymmetry: Math.abs((low + high) / 2 - estimate) / width,
    halves: estimate === low ? null : (high - estimate) / (estimate - low),
  };
};
