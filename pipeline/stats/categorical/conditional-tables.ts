import { requireCount } from "../numeric/require.ts";
import type { FourCells } from "./fisher-exact.ts";

/** All tables with the margins of a given one, by their first cell. */
export interface ConditionalTables {
  readonly lowest: number;
  readonly highest: number;
  readonly observed: number;
  /** ln of the central hypergeometric weights from `lowest` on, up to a constant. */
  readonly logWeights: Float64Array;
}

/** Throws RangeError for counts that are not whole. */
export const conditionalTables = ({ a, b, c, d }: FourCells): ConditionalTables => {
  for (const [name, count] of Object.entries({ a, b, c, d })) requireCount(name, count);
  const [n1, n2, events] = [a + b, c + d, a + c];
  const lowest = Math.max(0, events - n2);
  const highest = Math.min(events, n1);
  const logWeights = new Float64Array(highest - lowest + 1);
  for (let x = lowest; x < highest; x++) {
    const ratio = ((n1 - x) / (x + 1)) * ((events - x) / (n2 - events + x + 1));
    logWeights[x + 1 - lowest] = (logWeights[x - lowest] as number) + Math.log(ratio);
  }
  return { lowest, highest, observed: a, logWeights };
};

export interface Tilted {
  /** Expected first cell. */
  readonly mean: number;
  /** P(first cell ≤ observed), and ≥. */
  readonly atMost: number;
  readonly atLeast: number;
}

/** The non-central hypergeometric distribution for a log odds ratio. */
export const tilted = ({ lowest, observed, logWeights }: ConditionalTables, logOddsRatio: number): Tilted => {
  const size = logWeights.length;
  let top = -Infinity;
  for (let j = 0; j < size; j++) top = Math.max(top, (logWeights[j] as number) + (lowest + j) * logOddsRatio);
  let [total, moment, below, above] = [0, 0, 0, 0];
  for (let j = 0; j < size; j++) {
    const x = lowest + j;
    const weight = Math.exp((logWeights[j] as number) + x * logOddsRatio - top);
    total += weight;
    moment += weight * (x - observed);
    if (x <= observed) below += weight;
    if (x >= observed) above += weight;
  }
  return { mean: observed + moment / total, atMost: below / total, atLeast: above / total };
};
