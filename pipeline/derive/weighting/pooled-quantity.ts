import { rubinsRules } from "../../stats/missing/rubins-rules.ts";
import { type Estimate, estimate, notEstimable, type Quantity } from "../../stats/quantity.ts";

/**
 * What several completed data sets say of one number: Rubin's rules with the degrees of freedom of Barnard and Rubin. One number is
 * returned as it is. A ratio is pooled as its logarithm. Not estimable when it is not in any one of the sets: leaving sets out would
 * favour some values.
 *
 * @param range what the number can be; limits are cut to it.
 */
export const pooledQuantity = (
  quantities: readonly Quantity[],
  {
    completeDf,
    level,
    range: [least, most] = [-Infinity, Infinity],
  }: { readonly completeDf: number; readonly level: number; readonly range?: readonly [number, number] },
): Quantity => {
  const [only] = quantities;
  if (only === undefined) return notEstimable("no-data", "There is no completed data set.");
  if (quantities.length === 1) return only;
  const found: { readonly value: number; readonly se: number }[] = [];
  let onLogs = false;
  for (const [set, one] of quantities.entries()) {
    if (one.kind === "not-estimable") {
      return notEstimable(one.code, `In completed set ${set + 1}: ${one.reason}`, { ...one.details, set: set + 1 });
    }
    if (one.se === null) throw new RangeError(`contrast must have a standard error: set ${set + 1}`);
    onLogs = one.seScale === "log";
    found.push({ value: onLogs ? Math.log(one.value) : one.value, se: one.se });
  }
  const pool = rubinsRules(
    { estimates: found.map(({ value }) => value), standardErrors: found.map(({ se }) => se) },
    { completeDf, level },
  );
  if (pool.kind === "not-estimable") return pool;
  if (pool.estimate.kind === "not-estimable") return pool.estimate;
  return within(onLogs ? backFromLogs(pool.estimate) : pool.estimate, least, most);
};

const backFromLogs = ({ value, se, intervals }: Estimate): Estimate =>
  estimate(Math.exp(value), {
    se,
    seScale: "log",
    intervals: intervals.map((interval) => ({
      ...interval,
      low: interval.low === null ? null : Math.exp(interval.low),
      high: interval.high === null ? null : Math.exp(interval.high),
    })),
  });

const within = ({ value, se, seScale, intervals }: Estimate, least: number, most: number): Estimate =>
  estimate(value, {
    se,
    seScale,
    intervals: intervals.map((interval) => ({
      ...interval,
      low: interval.low === null ? null : Math.max(least, interval.low),
      high: interval.high === null ? null : Math.min(most, interval.high),
    })),
  });
