import { type NotEstimable, notEstimable } from "../quantity.ts";
import { midRanks } from "./mid-ranks.ts";

/** Several groups ranked together. */
export interface PooledRanks {
  readonly counts: readonly number[];
  readonly meanRanks: readonly number[];
  readonly tieSum: number;
  readonly total: number;
}

/** Refuses fewer than two groups and empty ones. Throws RangeError for values not finite. */
export const pooledRanks = (groups: readonly ArrayLike<number>[]): PooledRanks | NotEstimable => {
  if (groups.length < 2) return notEstimable("one-group", `Two groups are needed (${groups.length}).`);
  const counts = groups.map((group) => group.length);
  if (counts.includes(0)) return notEstimable("one-group", "One of the groups has no value.");
  const total = counts.reduce((sum, count) => sum + count, 0);
  const all = new Float64Array(total);
  let at = 0;
  for (const group of groups) {
    all.set(Float64Array.from(group), at);
    at += group.length;
  }
  const { ranks, tieSum } = midRanks(all);
  let from = 0;
  const meanRanks = counts.map((count) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += ranks[from + i] as number;
    from += count;
    return sum / count;
  });
  return { counts, meanRanks, tieSum, total };
};
