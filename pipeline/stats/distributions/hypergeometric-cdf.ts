import { sum } from "../numeric/sum.ts";
import { hypergeometricProbability, type Urn } from "./hypergeometric-probability.ts";

/**
 * P(at most `count` of the drawn balls are white), summed from single probabilities. Equals R `phyper(count, white, black, drawn)`.
 */
export const hypergeometricCdf = (count: number, urn: Urn): number => {
  const least = Math.max(0, urn.drawn - urn.black);
  if (count >= Math.min(urn.white, urn.drawn)) return 1;
  const terms: number[] = [];
  for (let k = least; k <= count; k++) terms.push(hypergeometricProbability(k, urn));
  return Math.min(1, sum(terms));
};
