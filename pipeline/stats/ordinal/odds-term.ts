import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { type Estimate, estimate } from "../quantity.ts";

export interface OddsTerm {
  /** Log odds ratio per unit of the covariate. */
  readonly coefficient: number;
  readonly standardError: number;
  /** Wald. */
  readonly z: number;
  readonly p: number;
  readonly oddsRatio: Estimate;
}

/** A log odds ratio with its Wald test and odds ratio. */
export const oddsTerm = (coefficient: number, standardError: number, level: number): OddsTerm => {
  const z = coefficient / standardError;
  const { low, high, ...rest } = normalInterval(coefficient, standardError, {
    level,
    method: "Wald on the log scale",
  });
  return {
    coefficient,
    standardError,
    z,
    p: 2 * normalUpperTail(Math.abs(z)),
    oddsRatio: estimate(Math.exp(coefficient), {
      se: standardError,
      seScale: "log",
      intervals: [{ ...rest, low: Math.exp(low as number), high: Math.exp(high as number) }],
    }),
  };
};
