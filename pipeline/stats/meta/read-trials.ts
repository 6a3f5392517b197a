import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

/** One estimate and one standard error per trial, on the scale where they are pooled. */
export interface MetaInput {
  readonly estimates: ArrayLike<number>;
  readonly standardErrors: ArrayLike<number>;
}

export interface Trials {
  readonly k: number;
  readonly y: Float64Array;
  /** Variances: squared standard errors. */
  readonly v: Float64Array;
  /** Variance of the estimates about their plain mean, divisor k − 1 (0 for one trial). */
  readonly spread: number;
  readonly smallestVariance: number;
  readonly largestVariance: number;
}

/** Cubes of weights and ratios of variances must stay finite. */
const smallest = 1e-50;
const largest = 1e50;

/**
 * The trials as variances, or why they cannot be pooled: none, fewer than `atLeast`, or a standard error of 0, which would
 * give one trial all the weight. Throws RangeError for values not finite, negative standard errors, unequal lengths.
 */
export const readTrials = (input: MetaInput, atLeast: number): Trials | NotEstimable => {
  const { estimates, standardErrors } = input;
  const k = estimates.length;
  requireSameLength("standardErrors", standardErrors, k);
  requireFiniteAll("estimates", estimates);
  requireFiniteAll("standardErrors", standardErrors);
  const y = Float64Array.from(estimates);
  const v = Float64Array.from(standardErrors, (standardError) => standardError * standardError);
  let mean = 0;
  for (let i = 0; i < k; i++) {
    const standardError = standardErrors[i] as number;
    if (standardError < 0) throw new RangeError(`standardErrors[${i}] must not be negative: ${standardError}`);
    if (standardError < smallest || standardError > largest || Math.abs(y[i] as number) > largest) {
      return notEstimable(
        "singular",
        `A trial with estimate ${y[i]} and standard error ${standardError} has no weight.`,
      );
    }
    mean += (y[i] as number) / k;
  }
  if (k === 0) return notEstimable("no-data", "There is no trial to pool.");
  if (k < atLeast) {
    return notEstimable(
      "too-few",
      `Differences between trials cannot be judged from ${k} trial; ${atLeast} are needed.`,
    );
  }
  let squares = 0;
  for (const value of y) squares += (value - mean) * (value - mean);
  return {
    k,
    y,
    v,
    spread: k > 1 ? squares / (k - 1) : 0,
    smallestVariance: v.reduce((least, value) => Math.min(least, value), Infinity),
    largestVariance: v.reduce((most, value) => Math.max(most, value), 0),
  };
};
