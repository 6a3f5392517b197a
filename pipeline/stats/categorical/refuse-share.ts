import { requireCount } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

/** How many of n people. */
export interface Share {
  readonly events: number;
  readonly n: number;
}

/** Why a share cannot be formed, or `null`. Throws RangeError for counts that are not whole. */
export const refuseShare = ({ events, n }: Share): NotEstimable | null => {
  requireCount("events", events);
  requireCount("n", n);
  if (n === 0) return notEstimable("no-data", "There is nobody to take a share of.");
  if (events > n) return notEstimable("no-data", `More events than people: ${events} of ${n}.`);
  return null;
};
