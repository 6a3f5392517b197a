import { requireOpenUnit } from "../numeric/require.ts";
import { binomialCdf } from "./binomial-cdf.ts";

/** The smallest count k with P(X ≤ k) ≥ p, for `n` trials with the given chance. Equals R `qbinom(p, n, chance)`. */
export const binomialQuantile = (p: number, n: number, chance: number): number => {
  requireOpenUnit("p", p);
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    // R's allowance for a cumulative probability that rounding has put just below p.
    if (binomialCdf(middle, n, chance) >= p * (1 - 64 * Number.EPSILON)) high = middle;
    else low = middle + 1;
  }
  return low;
};
