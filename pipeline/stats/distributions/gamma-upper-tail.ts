import { chiSquareUpperTail } from "./chi-square-upper-tail.ts";

/** P(X > x) for a gamma variable with shape and rate > 0. Equals R `pgamma(x, shape, rate, lower.tail = FALSE)`. */
export const gammaUpperTail = (x: number, shape: number, rate: number): number =>
  chiSquareUpperTail(2 * rate * x, 2 * shape);
