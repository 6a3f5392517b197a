import { mixtureQuantile, mixtureSd, type NormalMixture } from "../meta/normal-mixture.ts";
import { estimate, type Interval, notEstimable, type Quantity } from "../quantity.ts";

export interface PosteriorQuantityOptions {
  readonly level: number;
  readonly method: string;
  /** Monotone, from the mixture's scale to the reader's. */
  readonly transform: (x: number) => number;
  /** Give the standard deviation on the mixture's scale, which is the logarithm of the reader's. */
  readonly logSe?: boolean;
  /** The same number in a study not yet done, for a second interval. */
  readonly newStudy?: NormalMixture;
}

/** The posterior median of a number with its central interval; with `newStudy` a prediction interval beside it. */
export const posteriorQuantity = (
  mixture: NormalMixture,
  { level, method, transform, logSe = false, newStudy }: PosteriorQuantityOptions,
): Quantity => {
  const tail = (1 - level) / 2;
  const median = mixtureQuantile(mixture, 0.5);
  const limits = [mixture, ...(newStudy ? [newStudy] : [])].map((each) =>
    [mixtureQuantile(each, tail), mixtureQuantile(each, 1 - tail)].map((x) => (x === null ? null : transform(x))),
  );
  if (median === null || limits.flat().includes(null)) {
    return notEstimable("no-convergence", "A quantile of the posterior was not found.");
  }
  const intervals = limits.map((ends, i): Interval => {
    const [low, high] = (ends as number[]).sort((a, b) => a - b) as [number, number];
    return i === 0
      ? { kind: "credible", level, low, high, method }
      : { kind: "prediction", level, low, high, method: `${method}, new study` };
  });
  return estimate(transform(median), {
    ...(logSe ? { se: mixtureSd(mixture), seScale: "log" as const } : {}),
    intervals,
  });
};
