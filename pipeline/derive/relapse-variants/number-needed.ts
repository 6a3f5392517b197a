import { estimate, type Interval, notEstimable, type Quantity } from "../../stats/quantity.ts";

/**
 * How many people for one more without relapse (or, by the words of the answer's details, one fewer), from a difference of shares:
 * rounded up. An interval of the difference that holds zero is two half-lines (Altman 1998): the refusal's sentence gives them.
 */
export const numberNeeded = (difference: Quantity): Quantity => {
  if (difference.kind === "not-estimable") return difference;
  const [interval] = difference.intervals;
  const { low, high } = interval ?? { low: null, high: null };
  if (low === null || high === null || difference.value === 0) {
    return notEstimable("all-tied", "The shares do not differ, or their difference has no interval.");
  }
  const needed = (share: number): number => Math.ceil(1 / Math.abs(share) - 1e-9);
  if (low <= 0 && high >= 0) {
    const harm = low === 0 ? "∞" : `NNT (harm) ${needed(low)}`;
    const benefit = high === 0 ? "∞" : `NNT (benefit) ${needed(high)}`;
    const point = `NNT (${difference.value > 0 ? "benefit" : "harm"}) ${needed(difference.value)}`;
    return notEstimable(
      "not-reached",
      `The interval of the difference holds zero: ${point}, from ${benefit} through ∞ to ${harm}.`,
    );
  }
  const ends = [needed(low), needed(high)];
  const limits: Interval = {
    ...(interval as Interval),
    low: Math.min(...ends),
    high: Math.max(...ends),
    method: "inverted limits of the difference",
  };
  return estimate(needed(difference.value), { intervals: [limits] });
};
