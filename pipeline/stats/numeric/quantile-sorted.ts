/**
 * The p-quantile of ascending values, 0 ≤ p ≤ 1, interpolated between neighbours; `null` for no values.
 * Type 7 of Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566. Equals R `quantile(x, p)`.
 */
export const quantileSorted = (ascending: ArrayLike<number>, p: number): number | null => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1]: ${p}`);
  const last = ascending.length - 1;
  if (last < 0) return null;
  const position = p * last;
  const index = Math.floor(position);
  const low = ascending[index] as number;
  const high = ascending[Math.min(index + 1, last)] ?? low;
  return low + (position - index) * (high - low);
};
