import { normalQuantile } from "../distributions/normal-quantile.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { tQuantile } from "../distributions/t-quantile.ts";
import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import type { Test } from "../quantity.ts";

/** How errors of means and coefficients are made: from the weights alone; by Knapp and Hartung; the latter, never below the former. */
export type PoolInterval = "z" | "hk" | "hkGuarded";

/** How an interval of that kind is called. */
export const intervalNames = { z: "normal", hk: "Hartung–Knapp", hkGuarded: "Hartung–Knapp, guarded" } as const;

/** The factor on the variance 1/Σw, where q is the residual weighted sum of squares over its degrees of freedom. */
export const inflation = (interval: PoolInterval, q: number): number =>
  interval === "z" ? 1 : interval === "hk" ? q : Math.max(1, q);

/** Half the width of an interval over its error: the normal quantile, or Student's when there are degrees of freedom. */
export const criticalValue = (df: number | null, level: number): number =>
  df === null ? -normalQuantile((1 - level) / 2) : -tQuantile((1 - level) / 2, df);

/** Is an estimate over its error farther from 0 than chance allows? */
export const ratioTest = (statistic: number, df: number | null): Test =>
  df === null
    ? { name: "z", statistic, df: [], p: 2 * normalUpperTail(Math.abs(statistic)) }
    : { name: "t", statistic, df: [df], p: tTwoSidedP(statistic, df) };
