import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { rubinsRules } from "../../stats/missing/rubins-rules.ts";
import { type Estimate, estimate, type NotEstimable, notEstimable, type Quantity } from "../../stats/quantity.ts";

export interface PooledContrast {
  readonly intervention: Quantity;
  readonly comparator: Quantity;
  /** Intervention minus comparator. */
  readonly difference: Quantity;
}

/**
 * What several completed data sets say of one weighted contrast: Rubin's rules with the degrees of freedom of Barnard and Rubin, the
 * complete data having as many as people less the two arms. One contrast is returned as it is. Not estimable when the estimate does
 * not exist in any one of the sets: leaving sets out would favour some values.
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
  if (contrasts.length === 1) {
    const { intervention, comparator, difference } = first;
    return { intervention, comparator, difference };
  }
  const completeDf = Math.max(1, first.influence.length - 2);
  const width = range[1] - range[0];
  const pooled = (of: (contrast: WeightedContrast) => Quantity, [least, most]: readonly [number, number]): Quantity => {
    const found: { readonly value: number; readonly se: number }[] = [];
    for (const [set, contrast] of contrasts.entries()) {
      const one = of(contrast);
      if (one.kind === "not-estimable") {
        return notEstimable(one.code, `In completed set ${set + 1}: ${one.reason}`, { ...one.details, set: set + 1 });
      }
      if (one.se === null) throw new RangeError(`contrast must have a standard error: set ${set + 1}`);
      found.push({ value: one.value, se: one.se });
    }
    const pool = rubinsRules(
      { estimates: found.map(({ value }) => value), standardErrors: found.map(({ se }) => se) },
      { completeDf, level },
    );
    if (pool.kind === "not-estimable") return pool;
    return pool.estimate.kind === "not-estimable" ? pool.estimate : within(pool.estimate, least, most);
  };
  return {
    intervention: pooled(({ intervention }) => intervention, range),
    comparator: pooled(({ comparator }) => comparator, range),
    difference: pooled(({ difference }) => difference, [-width, width]),
  };
};

const within = ({ value, se, intervals }: Estimate, least: number, most: number): Estimate =>
  estimate(value, {
    se,
    intervals: intervals.map((interval) => ({
      ...interval,
      low: interval.low === null ? null : Math.max(least, interval.low),
      high: interval.high === null ? null : Math.min(most, interval.high),
    })),
  });
