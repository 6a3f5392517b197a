export interface OverlapBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Of the cohort. */
  readonly share: number;
}

/** How many people have a propensity in each of `bins` equal parts from 0 to 1; 1 belongs to the last. Empty parts are kept. */
export const propensityBins = (probabilities: ArrayLike<number>, bins: number): readonly OverlapBin[] => {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`bins must be a whole number above 0: ${bins}`);
  const counts = new Array<number>(bins).fill(0);
  for (const probability of Array.from(probabilities)) {
    if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const all = Math.max(1, probabilities.length);
  return counts.map((count, i) => ({ low: i / bins, high: (i + 1) / bins, count, share: count / all }));
};
