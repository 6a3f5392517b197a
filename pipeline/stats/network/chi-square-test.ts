import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import type { Test } from "../quantity.ts";

/** A statistic with its chi-square tail. Without degrees of freedom it is 0 but for rounding, which is cut, and p is 1. */
export const chiSquareTest = (name: string, statistic: number, df: number): Test => {
  const clean = df === 0 ? 0 : Math.max(0, statistic);
  return { name, statistic: clean, df: [df], p: df === 0 ? 1 : chiSquareUpperTail(clean, df) };
};
