import { normalQuantile } from "../distributions/normal-quantile.ts";
import type { PrintedLimits } from "./durability-data.ts";

/**
 * How many people, all followed to the end, would give a median time with this printed interval?
 *
 * n = 1/(SE(log m)·ln 2)²: the information on the log hazard of n people of whom half have relapsed at the median, under exponential time.
 * SE(log m) from both limits, or from the one that is there: |log(limit/m)|/z. `null` when no limit tells.
 */
export const medianEffectiveN = (median: number, limits: PrintedLimits): number | null => {
  const error = standardErrorFrom(Math.log, median, limits);
  return error === null ? null : 1 / (error * error * Math.LN2 * Math.LN2);
};

/**
 * How many people, all followed to the time, would give a relapse-free share with this printed interval?
 *
 * n = S(1 − S)/SE(S)², SE(S) = S·|log S|·SE(log(−log S)), the last from the limits, of which one suffices. `null` for shares of 0 or 1
 * and when no limit tells. Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, sec. 1.4.1.
 */
export const shareEffectiveN = (share: number, limits: PrintedLimits): number | null => {
  if (!(share > 0 && share < 1)) return null;
  const error = standardErrorFrom((s) => -Math.log(-Math.log(s)), share, limits);
  const logShare = Math.log(share);
  return error === null ? null : (1 - share) / (share * logShare * logShare * error * error);
};

const standardErrorFrom = (
  transform: (x: number) => number,
  centre: number,
  { low, high, level }: PrintedLimits,
): number | null => {
  const z = normalQuantile((1 + level) / 2);
  const below = low === null ? Number.NaN : transform(centre) - transform(low);
  const above = high === null ? Number.NaN : transform(high) - transform(centre);
  const usable = [below, above].filter((half) => half > 0 && half < Infinity);
  // A limit on the wrong side of the estimate is a misprint, not a wide interval.
  if (usable.length === 0 || below < 0 || above < 0) return null;
  return usable.reduce((total, half) => total + half, 0) / (usable.length * z);
};
