import type { Interval, Quantity } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";

type PoolId = "difference" | "ratio";

/** Differences as they are, ratios as ratios. */
export const natural = (pool: PoolId, value: number): number => (pool === "ratio" ? Math.exp(value) : value);

export const naturalLimits = (pool: PoolId, interval: Interval): Interval => ({
  ...interval,
  low: interval.low === null ? null : natural(pool, interval.low),
  high: interval.high === null ? null : natural(pool, interval.high),
});

/** A pooled number as it is printed; the standard error of a ratio stays on the logarithm. */
export const naturalNumber = (pool: PoolId, quantity: Quantity): Quantity =>
  quantity.kind === "not-estimable"
    ? quantity
    : estimate(natural(pool, quantity.value), {
        se: quantity.se,
        seScale: pool === "ratio" ? "log" : "identity",
        intervals: quantity.intervals.map((interval) => naturalLimits(pool, interval)),
      });

export const unitOf = (pool: PoolId): string => (pool === "ratio" ? "risk-ratio" : "smd");
export const nullOf = (pool: PoolId): number => (pool === "ratio" ? 1 : 0);
