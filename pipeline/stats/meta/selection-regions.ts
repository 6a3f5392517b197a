import { normalQuantile } from "../distributions/normal-quantile.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import type { Trials } from "./read-trials.ts";

/** Against which alternative the p-values were looked at that decided on publication. */
export type SelectionAlternative = "greater" | "less" | "two-sided";

export interface SelectionRegions {
  /** Cut points of z = y/SE, ascending; from −∞ to the first, …, from the last to ∞ are the regions. */
  readonly cuts: Float64Array;
  /** The interval of p-values of each region, the smallest p being 0. */
  readonly intervalOf: readonly number[];
  /** The interval of each trial. */
  readonly interval: Int32Array;
}

/** Where the effects lie whose p-values fall between the steps. A p-value on a step belongs to the smaller ones. */
export const selectionRegions = (
  { y, v }: Trials,
  steps: readonly number[],
  alternative: SelectionAlternative,
): SelectionRegions => {
  if (steps.length === 0) throw new RangeError(`steps must not be empty: ${steps.length}`);
  steps.forEach((step, j) => {
    requireOpenUnit(`steps[${j}]`, step);
    if (j > 0 && !(step > (steps[j - 1] as number))) throw new RangeError(`steps must ascend: ${steps.join(", ")}`);
  });
  const last = steps.length;
  const falling = Array.from({ length: last + 1 }, (_, j) => last - j);
  const rising = Array.from({ length: last + 1 }, (_, j) => j);
  const upper = steps.map((step) => -normalQuantile(alternative === "two-sided" ? step / 2 : step));
  const interval = Int32Array.from(y, (effect, i) => {
    const z = effect / Math.sqrt(v[i] as number);
    const p =
      alternative === "two-sided"
        ? 2 * normalUpperTail(Math.abs(z))
        : normalUpperTail(alternative === "greater" ? z : -z);
    return steps.filter((step) => p > step).length;
  });
  if (alternative === "greater") return { cuts: Float64Array.from(upper).reverse(), intervalOf: falling, interval };
  const lower = upper.map((cut) => -cut);
  if (alternative === "less") return { cuts: Float64Array.from(lower), intervalOf: rising, interval };
  const cuts = Float64Array.from([...lower, ...upper.reverse()]);
  return { cuts, intervalOf: [...rising, ...falling.slice(1)], interval };
};
