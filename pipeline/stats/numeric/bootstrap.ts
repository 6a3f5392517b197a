import { randomStream } from "./random.ts";
import { requireCount } from "./require.ts";

export interface BootstrapPlan {
  /** How many people; one number for each group when groups are resampled apart. */
  readonly n: number | readonly number[];
  readonly reps: number;
  readonly seed: number | string;
}

export interface BootstrapResult {
  /** The statistic in each resample where it was a finite number, in the order drawn. */
  readonly values: Float64Array;
  /** In how many resamples it was not. */
  readonly failed: number;
}

/**
 * How does a statistic vary when people are drawn anew with replacement (within each group, if there are several)?
 *
 * `statistic` gets one array of 0-based row numbers per group; the arrays are reused from one resample to the next, so it must
 * not keep them. `null` or a number that is not finite counts as failed. Repeatable: the same seed gives the same resamples.
 * Efron (1979), Ann Stat 7:1, doi:10.1214/aos/1176344552. No outside software draws these resamples.
 */
export const bootstrap = (
  { n, reps, seed }: BootstrapPlan,
  statistic: (indices: readonly Uint32Array[]) => number | null,
): BootstrapResult => {
  requireCount("reps", reps);
  const sizes = typeof n === "number" ? [n] : n;
  const indices = sizes.map((size) => new Uint32Array(requireCount("n", size)));
  const { next } = randomStream(seed, "bootstrap");
  const values = new Float64Array(reps);
  let kept = 0;
  for (let rep = 0; rep < reps; rep++) {
    for (const group of indices) {
      const size = group.length;
      for (let i = 0; i < size; i++) group[i] = next() * size;
    }
    const value = statistic(indices);
    if (value !== null && Number.isFinite(value)) values[kept++] = value;
  }
  return { values: values.slice(0, kept), failed: reps - kept };
};
