import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { type NotEstimable, notEstimable, type Quantity } from "../../stats/quantity.ts";
import { pooledQuantity } from "./pooled-quantity.ts";

export interface PooledContrast {
  readonly intervention: Quantity;
  readonly comparator: Quantity;
  /** Intervention minus comparator. */
  readonly difference: Quantity;
}

/**
 * What several completed data sets say of one weighted contrast: `pooledQuantity`, the complete data having as many degrees of freedom
 * as people less the two arms. One contrast is returned as it is.
 *
 * @param range what the summary of an arm can be; limits are cut to it, those of the difference to its width.
 */
export const pooledContrast = (
  contrasts: readonly WeightedContrast[],
  level: number,
  range: readonly [number, number] = [-Infinity, Infinity],
): PooledContrast | NotEstimable => {
  const [first] = contrasts;
  if (first === undefined) return notEstimable("no-data", "There is no completed data set.");
  const completeDf = Math.max(1, first.influence.length - 2);
  const width = range[1] - range[0];
  const pooled = (of: (contrast: WeightedContrast) => Quantity, within: readonly [number, number]): Quantity =>
    pooledQuantity(contrasts.map(of), { completeDf, level, range: within });
  return {
    intervention: pooled(({ intervention }) => intervention, range),
    comparator: pooled(({ comparator }) => comparator, range),
    difference: pooled(({ difference }) => difference, [-width, width]),
  };
};
