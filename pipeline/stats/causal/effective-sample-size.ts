import { sum } from "../numeric/sum.ts";

/**
 * How many people of weight 1 tell as much as these weighted ones?
 *
 * (Σw)²/Σw², Kish (1965), Survey Sampling, sec. 11.7. Between 1 and the number of weights that are not 0, which it is when they are
 * equal. `null` when no weight is above 0. Throws RangeError for weights below 0 or not finite.
 */
export const effectiveSampleSize = (weights: ArrayLike<number>): number | null => {
  let largest = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`weights[${i}] must be ≥ 0 and finite: ${weight}`);
    largest = Math.max(largest, weight);
  }
  if (largest === 0) return null;
  // Relative to the largest, so that no square leaves the range of numbers.
  const relative = Float64Array.from(weights, (weight) => weight / largest);
  const total = sum(relative);
  return (total * total) / sum(relative.map((weight) => weight * weight));
};
