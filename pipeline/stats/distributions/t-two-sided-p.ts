import { tUpperTail } from "./t-upper-tail.ts";

/** P(|T| ≥ |t|) for Student's t with `df` degrees of freedom: the two-sided p-value of a statistic t. Equals R `2 * pt(-abs(t), df)`. */
export const tTwoSidedP = (t: number, df: number): number => Math.min(1, 2 * tUpperTail(Math.abs(t), df));
