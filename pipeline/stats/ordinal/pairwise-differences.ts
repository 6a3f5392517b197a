/** All differences x − y, without forming them: the groups sorted. */
export interface PairwiseDifferences {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const FEW = 20_000;

export const pairwiseDifferences = (x: ArrayLike<number>, y: ArrayLike<number>): PairwiseDifferences => ({
  x: Float64Array.from(x).sort(),
  y: Float64Array.from(y).sort(),
});

/**
 * The k-th smallest difference, k from 1. Values are halved until few differences are left between two bounds, which are then sorted:
 * each count is one pass over both groups.
 */
export const differenceAt = ({ x, y }: PairwiseDifferences, k: number): number => {
  const [n, m] = [x.length, y.length];
  if (!(Number.isSafeInteger(k) && k >= 1 && k <= n * m)) throw new RangeError(`k must lie in [1, ${n * m}]: ${k}`);
  let low = (x[0] as number) - (y[m - 1] as number);
  let high = (x[n - 1] as number) - (y[0] as number);
  // At most k − 1 differences lie below low, at least k at or below high.
  let below = 0;
  let upTo = n * m;
  while (upTo - below > FEW && low < high) {
    const middle = low + (high - low) / 2;
    const counted = countAtMost(x, y, middle);
    if (counted >= k) {
      if (middle === high) break;
      high = middle;
      upTo = counted;
    } else {
      if (middle === low) break;
      low = middle;
      below = counted;
    }
  }
  if (upTo - below > FEW) return countAtMost(x, y, low) >= k ? low : high;
  const between = collect(x, y, low, high, below > 0);
  return between[k - 1 - below] ?? high;
};

/** How many differences are ≤ value. */
const countAtMost = (x: Float64Array, y: Float64Array, value: number): number => {
  let count = 0;
  let j = y.length;
  for (let i = x.length - 1; i >= 0; i--) {
    // As x falls, more of y fits.
    j = firstFitting(y, x[i] as number, value, j);
    count += y.length - j;
  }
  return count;
};

/** The first j with x − y[j] ≤ value, at most `from`. */
const firstFitting = (y: Float64Array, x: number, value: number, from: number): number => {
  let j = from;
  while (j > 0 && x - (y[j - 1] as number) <= value) j--;
  return j;
};

/** The differences in (low, high], or in [low, high] when nothing has been counted below, ascending. */
const collect = (x: Float64Array, y: Float64Array, low: number, high: number, open: boolean): Float64Array => {
  const found: number[] = [];
  let j = y.length;
  for (let i = x.length - 1; i >= 0; i--) {
    j = firstFitting(y, x[i] as number, high, j);
    for (let k = j; k < y.length; k++) {
      const difference = (x[i] as number) - (y[k] as number);
      if (open ? difference <= low : difference < low) break;
      found.push(difference);
    }
  }
  return Float64Array.from(found).sort();
};
