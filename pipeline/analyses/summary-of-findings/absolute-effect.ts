import type { Estimate, Interval, Quantity } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";

/** What a relative effect means for people at a declared risk, all in people of a hundred. */
export interface AbsoluteEffect {
  readonly comparator: Estimate;
  readonly intervention: Estimate;
  readonly difference: Estimate;
  /** People treated for one event more or fewer; `null` unless the difference excludes 0. */
  readonly numberNeeded: Estimate | null;
}

const HUNDRED = 100;

/** The risk under a ratio, by what kind of ratio it is; a risk never passes 1. `null` for a unit that is no such ratio. */
const riskUnder = (unit: string, base: number): ((ratio: number) => number) | null => {
  switch (unit) {
    case "risk-ratio":
      return (ratio) => Math.min(1, base * ratio);
    case "odds-ratio":
      return (ratio) => (base * ratio) / (1 - base + base * ratio);
    case "hazard-ratio":
      return (ratio) => -Math.expm1(ratio * Math.log1p(-base));
    default:
      return null;
  }
};

const mapped = (interval: Interval, to: (x: number) => number): Interval => ({
  ...interval,
  low: interval.low === null ? null : to(interval.low),
  high: interval.high === null ? null : to(interval.high),
  method: `${interval.method}, at the declared baseline risk`,
});

const needed = (difference: Estimate): Estimate | null => {
  const interval = difference.intervals[0];
  if (!interval || interval.low === null || interval.high === null) return null;
  if (interval.low <= 0 && interval.high >= 0) return null;
  const number = (x: number): number => HUNDRED / Math.abs(x);
  const [one, other] = [number(interval.low), number(interval.high)];
  return estimate(number(difference.value), {
    intervals: [{ ...interval, low: Math.min(one, other), high: Math.max(one, other) }],
  });
};

/**
 * People of a hundred with the outcome in either group, and the difference, from a ratio and a declared risk with the comparator.
 * The uncertainty of that risk is not in the intervals. `null` without an estimate, or for a unit that is no ratio of risks, odds or hazards.
 * Cochrane Handbook 15.4.4; the number needed to treat only where the difference excludes 0 (Altman 1998, doi:10.1136/bmj.317.7168.1309).
 */
export const absoluteEffect = (quantity: Quantity, unit: string, base: number): AbsoluteEffect | null => {
  if (!(base > 0 && base < 1)) throw new RangeError(`baseline risk must lie between 0 and 1: ${base}`);
  const risk = riskUnder(unit, base);
  if (risk === null || quantity.kind === "not-estimable") return null;
  const on = (to: (x: number) => number): Estimate =>
    estimate(to(quantity.value), { intervals: quantity.intervals.map((interval) => mapped(interval, to)) });
  const difference = on((ratio) => HUNDRED * (risk(ratio) - base));
  return {
    comparator: estimate(HUNDRED * base),
    intervention: on((ratio) => HUNDRED * risk(ratio)),
    difference,
    numberNeeded: needed(difference),
  };
};
