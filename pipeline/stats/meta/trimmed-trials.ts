import { type NotEstimable, notEstimable } from "../quantity.ts";
import { poolAt } from "./pool-at.ts";
import { readTrials, type Trials } from "./read-trials.ts";
import { type TauMethod, tauSquaredOf } from "./tau-squared.ts";

export interface TrimmedTrials {
  readonly missing: number;
  /** Standard error of the number of missing trials, before it is rounded. */
  readonly error: number;
  /** Of the trials that are left. */
  readonly mean: number;
  readonly iterations: number;
}

const ITERATIONS = 100;

/** Trims trials sorted by effect from the right until the number that would be missing on the left no longer changes. */
export const trimmedTrials = (
  sorted: Trials,
  estimator: "L0" | "R0",
  method: TauMethod | "FE",
): TrimmedTrials | NotEstimable => {
  const { k } = sorted;
  let missing = 0;
  for (let iterations = 1; iterations <= ITERATIONS; iterations++) {
    const mean = meanOfFirst(sorted, k - missing, method);
    if (typeof mean === "object") return mean;
    const ranks = signedRanks(sorted.y, mean);
    const { count, error } = estimator === "L0" ? bySum(ranks) : byRun(ranks);
    const next = Math.max(0, Math.round(count));
    if (next >= k) {
      return notEstimable("no-convergence", "All trials would have to be trimmed: none lies on the light side.", {
        iterations,
      });
    }
    if (next === missing) return { missing, error, mean, iterations };
    missing = next;
  }
  return notEstimable("no-convergence", "The number of missing trials goes on changing from round to round.", {
    iterations: ITERATIONS,
    missing,
  });
};

const meanOfFirst = ({ y, v }: Trials, count: number, method: TauMethod | "FE"): number | NotEstimable => {
  const first = readTrials(
    { estimates: y.slice(0, count), standardErrors: v.slice(0, count).map(Math.sqrt) },
    1,
  ) as Trials;
  if (method === "FE" || count === 1) return poolAt(first, 0).mean;
  const between = tauSquaredOf(first, method);
  return "kind" in between ? between : poolAt(first, between.tauSquared).mean;
};

/** Ranks of the distances from the mean, ties in order, with the sign of the side; 0 on the mean. */
const signedRanks = (y: Float64Array, mean: number): Float64Array => {
  const distance = y.map((effect) => Math.abs(effect - mean));
  const order = Array.from(y, (_, i) => i).sort((i, j) => (distance[i] as number) - (distance[j] as number));
  const ranks = new Float64Array(y.length);
  order.forEach((i, place) => {
    ranks[i] = Math.sign((y[i] as number) - mean) * (place + 1);
  });
  return ranks;
};

interface MissingCount {
  readonly count: number;
  readonly error: number;
}

const bySum = (ranks: Float64Array): MissingCount => {
  const k = ranks.length;
  const sum = ranks.reduce((total, rank) => total + Math.max(0, rank), 0);
  const count = (4 * sum - k * (k + 1)) / (2 * k - 1);
  const square = count * count;
  const variance =
    (k * (k + 1) * (2 * k + 1) +
      10 * square * count +
      27 * square +
      17 * count -
      18 * k * square -
      18 * k * count +
      6 * k * k * count) /
    24;
  return { count, error: (4 * Math.sqrt(Math.max(0, variance))) / (2 * k - 1) };
};

const byRun = (ranks: Float64Array): MissingCount => {
  const lowest = ranks.reduce((least, rank) => Math.min(least, rank), 0);
  const count = lowest === 0 ? ranks.length : ranks.length + lowest - 1;
  return { count, error: Math.sqrt(2 * Math.max(0, count) + 2) };
};
