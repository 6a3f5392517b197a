import { requireSameLength } from "../numeric/require.ts";
import type { MetaInput } from "./read-trials.ts";

export interface SubgroupInput extends MetaInput {
  /** The subgroup of each trial. */
  readonly groups: ArrayLike<string | number>;
}

export interface SubgroupTrials extends MetaInput {
  readonly label: string;
  /** 1 for a trial of this subgroup, 0 for another; over all trials. */
  readonly indicator: Float64Array;
}

type Label = string | number;

/**
 * The trials of each subgroup, in the order of `levels` (those without a trial left out); without it numbers by size, then texts by
 * character code. Throws RangeError for a trial of a subgroup that `levels` does not name, or named twice.
 */
export const readSubgroups = (
  { estimates, standardErrors, groups }: SubgroupInput,
  levels: readonly Label[] | null,
): readonly SubgroupTrials[] => {
  const k = estimates.length;
  if (groups.length !== k) throw new RangeError(`groups must have length ${k}: ${groups.length}`);
  requireSameLength("standardErrors", standardErrors, k);
  const found = new Set(Array.from(groups));
  const order = levels ?? [...found].sort(ascending);
  if (new Set(order).size !== order.length) throw new RangeError(`levels must differ: ${order.join(", ")}`);
  for (const label of found) {
    if (!order.includes(label)) throw new RangeError(`levels must hold every subgroup: ${label}`);
  }
  return order
    .filter((label) => found.has(label))
    .map((label) => {
      const own = Array.from({ length: k }, (_, i) => i).filter((i) => groups[i] === label);
      return {
        label: String(label),
        indicator: Float64Array.from({ length: k }, (_, i) => (groups[i] === label ? 1 : 0)),
        estimates: own.map((i) => estimates[i] as number),
        standardErrors: own.map((i) => standardErrors[i] as number),
      };
    });
};

const ascending = (a: Label, b: Label): number => {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : 1;
};
