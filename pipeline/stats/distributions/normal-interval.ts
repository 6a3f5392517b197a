import { requireOpenUnit } from "../numeric/require.ts";
import type { Interval } from "../quantity.ts";
import { normalQuantile } from "./normal-quantile.ts";

export interface NormalIntervalOptions {
  readonly level: number;
  readonly method?: string;
  /** Limits beyond what the quantity can be are cut to these. */
  readonly within?: readonly [number, number];
}

/**
 * Between which limits does a value lie that errs normally? value ± z·standardError, two-sided.
 * Equals R `value + qnorm(c(α/2, 1 - α/2)) * standardError`.
 */
export const normalInterval = (
  value: number,
  standardError: number,
  { level, method = "normal", within = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] }: NormalIntervalOptions,
): Interval => {
  const margin = normalQuantile((1 + requireOpenUnit("level", level)) / 2) * standardError;
  return {
    kind: "confidence",
    level,
    low: Math.max(within[0], value - margin),
    high: Math.min(within[1], value + margin),
    method,
  };
};
