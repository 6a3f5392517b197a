import { requireCount } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

/** Pairs by a yes (1) or no (2) at the first and at the second look: n12 is yes, then no. */
export interface PairedCells {
  readonly n11: number;
  readonly n12: number;
  readonly n21: number;
  readonly n22: number;
}

/** Why a change cannot be tested, or `null`. Throws RangeError for counts that are not whole. */
export const refusePairs = (cells: PairedCells): NotEstimable | null => {
  for (const [name, count] of Object.entries(cells)) requireCount(name, count);
  const { n11, n12, n21, n22 } = cells;
  if (n11 + n12 + n21 + n22 === 0) return notEstimable("no-data", "There is no pair.");
  return n12 + n21 === 0 ? notEstimable("all-tied", "No pair changed.") : null;
};
