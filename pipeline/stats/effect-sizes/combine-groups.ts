export interface GroupSummary {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation of the sample, divisor n − 1. */
  readonly sd: number;
}

/**
 * What would the mean and standard deviation be had several groups been printed as one?
 * Exact: the sums of squares within groups plus those between their means, over N − 1.
 * Higgins et al. (2019), Cochrane Handbook, doi:10.1002/9781119536604, sec. 6.5.2.10.
 * Equals R 4.2.2 `mean`, `sd` of the people taken together. Throws RangeError for no groups, n below 1, or values that are not finite.
 */
export const combineGroups = (groups: readonly GroupSummary[]): GroupSummary => {
  for (const { n, mean, sd } of groups) {
    if (!(n >= 1 && n < Infinity)) throw new RangeError(`n must be finite and at least 1: ${n}`);
    if (!Number.isFinite(mean)) throw new RangeError(`mean must be finite: ${mean}`);
    if (!(sd >= 0 && sd < Infinity)) throw new RangeError(`sd must be finite and not negative: ${sd}`);
  }
  const [first] = groups;
  if (first === undefined) throw new RangeError("groups must not be empty: 0");
  if (groups.length === 1) return first;
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const mean = groups.reduce((sum, group) => sum + (group.n / n) * group.mean, 0);
  const squares = groups.reduce((sum, group) => {
    const shift = group.mean - mean;
    return sum + (group.n - 1) * group.sd * group.sd + group.n * shift * shift;
  }, 0);
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
};
