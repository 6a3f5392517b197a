import { requireCount } from "../numeric/require.ts";
import { binomialProbability } from "./binomial-probability.ts";

/** An urn of white and black balls from which some are drawn without replacement; in a 2 × 2 table, its margins. */
export interface Urn {
  readonly white: number;
  readonly black: number;
  readonly drawn: number;
}

/**
 * P(exactly `count` of the drawn balls are white). Equals R `dhyper(count, white, black, drawn)`.
 *
 * As a ratio of three binomial probabilities with chance drawn/(white+black), after Loader (2000), which keeps digits for large urns.
 */
export const hypergeometricProbability = (count: number, { white, black, drawn }: Urn): number => {
  requireCount("white", white);
  requireCount("black", black);
  const total = white + black;
  if (!(requireCount("drawn", drawn) <= total)) throw new RangeError(`drawn must not exceed the urn: ${drawn}`);
  if (count < 0 || count > white || drawn - count < 0 || drawn - count > black) return 0;
  if (drawn === 0 || drawn === total) return 1;
  const p = drawn / total;
  const ways = binomialProbability(count, white, p) * binomialProbability(drawn - count, black, p);
  return ways / binomialProbability(drawn, total, p);
};
