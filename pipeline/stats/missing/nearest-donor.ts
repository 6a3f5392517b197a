import type { Random } from "../numeric/random.ts";

/**
 * Draws one of the `donors` nearest of ascending values to a target, each with the same chance; returns its position.
 *
 * Values equally far compete for the last places by lot, so that a prediction shared by many lends each of them alike.
 */
export const nearestDonor = (
  ascending: ArrayLike<number>,
  target: number,
  { donors, random }: { readonly donors: number; readonly random: Random },
): number => {
  const last = ascending.length - 1;
  const distance = (i: number): number => Math.abs((ascending[i] as number) - target);
  let high = firstFrom(ascending, target);
  let low = high - 1;
  // The window (low, high) grows by whole groups of equal distance until it holds enough.
  let certain = 0;
  for (;;) {
    const before = [low, high] as const;
    const nearest = Math.min(low >= 0 ? distance(low) : Infinity, high <= last ? distance(high) : Infinity);
    while (low >= 0 && distance(low) === nearest) low--;
    while (high <= last && distance(high) === nearest) high++;
    const held = high - low - 1;
    if (held >= donors || held > last) {
      const pick = Math.floor(random.next() * Math.min(donors, held));
      if (pick < certain) return before[0] + 1 + pick;
      const tiedBelow = before[0] - low;
      const lot = Math.floor(random.next() * (held - certain));
      return lot < tiedBelow ? low + 1 + lot : before[1] + lot - tiedBelow;
    }
    certain = held;
  }
};

/** The first position whose value is at least the target. */
const firstFrom = (ascending: ArrayLike<number>, target: number): number => {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] as number) < target) from = middle + 1;
    else to = middle;
  }
  return from;
};
