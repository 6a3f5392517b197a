import { type NormalIntervalOptions, normalInterval } from "../distributions/normal-interval.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";

/** A ratio whose logarithm is normal with this standard error; a limit too large for a number is open. */
export const ratioFromLog = (log: number, se: number, options: NormalIntervalOptions): Quantity => {
  const value = Math.exp(log);
  if (!(value < Infinity)) return notEstimable("not-reached", "The ratio is too large for a number.", { log });
  const { low, high, ...rest } = normalInterval(log, se, options);
  const top = Math.exp(high as number);
  return estimate(value, {
    se,
    seScale: "log",
    intervals: [{ ...rest, low: Math.exp(low as number), high: top < Infinity ? top : null }],
  });
};
