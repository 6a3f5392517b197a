import { requireCount } from "../numeric/require.ts";
import type { Test } from "../quantity.ts";

/** Cells by row: a with and b without the event in group 1, c and d in group 2. */
export interface FourCells {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Tables as probable as the observed one up to rounding count as extreme (R's convention). */
const slack = 1 + 1e-7;

/**
 * Do two groups differ in a share, exactly, given the margins? Two-sided: the probability of all tables that are no more
 * probable than the observed one. The statistic is the first cell, which is hypergeometric under no difference.
 * A table with an empty margin has p = 1.
 * Fisher (1935), doi:10.2307/2342435. Equals R 4.2.2 `fisher.test(table)$p.value`.
 * Throws RangeError for counts that are not whole.
 */
export const fisherExact = ({ a, b, c, d }: FourCells): Test => {
  for (const [name, count] of Object.entries({ a, b, c, d })) requireCount(name, count);
  const n1 = a + b;
  const n2 = c + d;
  const events = a + c;
  const lowest = Math.max(0, events - n2);
  const highest = Math.min(events, n1);
  /** P(x+1)/P(x) for x events in group 1. */
  const ratio = (x: number) => ((n1 - x) / (x + 1)) * ((events - x) / (n2 - events + x + 1));
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((n1 + 1) * (events + 1)) / (n1 + n2 + 2))));
  const relative = new Float64Array(highest - lowest + 1);
  relative[mode - lowest] = 1;
  for (let x = mode; x < highest; x++) relative[x + 1 - lowest] = (relative[x - lowest] as number) * ratio(x);
  for (let x = mode; x > lowest; x--) relative[x - 1 - lowest] = (relative[x - lowest] as number) / ratio(x - 1);
  const limit = (relative[a - lowest] as number) * slack;
  let total = 0;
  let extreme = 0;
  for (const weight of relative.toSorted()) {
    total += weight;
    if (weight <= limit) extreme += weight;
  }
  return { name: "Fisher exact", statistic: a, df: [], p: Math.min(1, extreme / total) };
};
