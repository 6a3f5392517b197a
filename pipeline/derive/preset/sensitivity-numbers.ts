import type { Plan, Quantity } from "../../model/index.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { PresetNumber } from "./preset-numbers.ts";

export type Preset = NonNullable<Plan["preset"]>;
export type PresetSet = Preset["sets"][number];

const filtered = (numbers: readonly PresetNumber[], set: PresetSet): readonly PresetNumber[] | NotEstimable => {
  const { column, keep, drop } = set;
  if (column === null) return notEstimable("not-declared", "The set names no column.");
  if (numbers.every(({ words }) => (words[column] ?? null) === null))
    return notEstimable("no-data", `No number has a word in the column ${column}: there is no such set.`);
  return numbers.filter(({ words }) => {
    const word = words[column] ?? null;
    if (keep !== null && (word === null || !keep.includes(word))) return false;
    return drop === null || word === null || !drop.includes(word);
  });
};

/** Numbers whose own interval lies wholly outside the pooled one are left out. */
const inside = (
  numbers: readonly PresetNumber[],
  pooled: Quantity,
  level: number,
): readonly PresetNumber[] | NotEstimable => {
  const limits = pooled.kind === "estimate" ? pooled.intervals[0] : undefined;
  if (limits === undefined || limits.low === null || limits.high === null)
    return notEstimable("no-data", "Without a pooled interval nothing is an outlier.");
  const [low, high] = [limits.low, limits.high];
  const reach = -normalQuantile((1 - level) / 2);
  return numbers.filter(
    ({ estimate, standardError }) =>
      estimate + reach * standardError >= low && estimate - reach * standardError <= high,
  );
};

/** The numbers that a declared sensitivity set pools, or why there is no such set. `pooled` is the pool of all, on the analysis scale. */
export const sensitivityNumbers = (
  numbers: readonly PresetNumber[],
  set: PresetSet,
  pooled: { readonly quantity: Quantity; readonly level: number },
): readonly PresetNumber[] | NotEstimable => {
  switch (set.kind) {
    case "filter":
      return filtered(numbers, set);
    case "outliers":
      return inside(numbers, pooled.quantity, pooled.level);
    default:
      return numbers;
  }
};
