import { requireFiniteAll } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

export interface Placements {
  /** P(X > Y) + ½ P(X = Y), over all pairs. */
  readonly superiority: number;
  /** Its variance, a part from each group: variance of the placements over n. */
  readonly varianceX: number;
  readonly varianceY: number;
}

/**
 * Each value's placement: the share of the other group that it exceeds, ties as half. Their mean is the probability of
 * superiority and their variances give its own. DeLong, DeLong & Clarke-Pearson (1988), doi:10.2307/2531595.
 * Not estimable with fewer than two values in a group, when all values are equal, or when the groups do not overlap.
 */
export const placements = (x: ArrayLike<number>, y: ArrayLike<number>): Placements | NotEstimable => {
  requireFiniteAll("x", x);
  requireFiniteAll("y", y);
  if (x.length < 2 || y.length < 2) {
    return notEstimable("too-few", `Two values are needed in each group (${x.length} and ${y.length}).`);
  }
  const sortedX = Float64Array.from(x).sort();
  const sortedY = Float64Array.from(y).sort();
  const ofX = shares(sortedX, sortedY);
  const ofY = shares(sortedY, sortedX);
  const superiority = average(ofX);
  const [varianceX, varianceY] = [varianceOfMean(ofX), varianceOfMean(ofY)];
  if (varianceX + varianceY > 0) return { superiority, varianceX, varianceY };
  return superiority === 0.5
    ? notEstimable("all-tied", "All values in both groups are the same.")
    : notEstimable("separation", "Every value of one group lies above every value of the other.", { superiority });
};

/** For each of the sorted values the share of the sorted others below it, ties as half. */
const shares = (values: Float64Array, others: Float64Array): Float64Array => {
  let below = 0;
  let upTo = 0;
  return values.map((value) => {
    while (below < others.length && (others[below] as number) < value) below++;
    while (upTo < others.length && (others[upTo] as number) <= value) upTo++;
    return (below + upTo) / (2 * others.length);
  });
};

const average = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const varianceOfMean = (values: Float64Array): number => {
  const centre = average(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  return squares / (values.length - 1) / values.length;
};
