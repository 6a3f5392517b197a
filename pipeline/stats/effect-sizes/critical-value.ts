import { normalQuantile } from "../distributions/normal-quantile.ts";
import { tQuantile } from "../distributions/t-quantile.ts";

const largeSample = 60;

/**
 * How many standard errors a printed two-sided interval or p value spans to one side: the normal quantile, or
 * Student's with n − 2 degrees of freedom when fewer than 60 people are known to be behind it.
 * `tail` is the probability beyond one side. Cochrane Handbook 6.5.2.2.
 */
export const criticalValue = (tail: number, n?: number): number =>
  n === undefined || n >= largeSample ? -normalQuantile(tail) : -tQuantile(tail, n - 2);
