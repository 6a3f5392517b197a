import type { KaplanMeier } from "./kaplan-meier.ts";
import { firstAbove } from "./risk-sets.ts";

export interface CurvePoint {
  readonly survival: number;
  /** `null` where the share is 0. */
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How many are at risk just before the time. */
  readonly atRisk: number;
}

/**
 * Where does a survival curve stand at a time ≥ 0, its last step carried on?
 *
 * Before the first step everyone is free of the event and the limits are 1. `atRisk` is that of the next time at which someone left.
 * Equals survival 3.5-3 `summary(fit, times = …, extend = TRUE)`.
 */
export const curveAt = (curve: KaplanMeier, time: number): CurvePoint => {
  if (!(time >= 0)) throw new RangeError(`time must be ≥ 0: ${time}`);
  const after = firstAbove(curve.time, time);
  const k = after - 1;
  const exact = k >= 0 && curve.time[k] === time;
  const atRisk = curve.atRisk[exact ? k : after] ?? 0;
  if (k < 0) return { survival: 1, standardError: 0, low: 1, high: 1, atRisk };
  const survival = curve.survival[k] as number;
  return {
    survival,
    standardError: survival === 0 ? null : (curve.standardError[k] as number),
    low: curve.low[k] ?? null,
    high: curve.high[k] ?? null,
    atRisk,
  };
};
