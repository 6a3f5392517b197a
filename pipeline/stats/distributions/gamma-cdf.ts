import { chiSquareCdf } from "./chi-square-cdf.ts";

/** P(X ≤ x) for a gamma variable with shape and rate > 0. Equals R `pgamma(x, shape, rate)`. */
export const gammaCdf = (x: number, shape: number, rate: number): number => chiSquareCdf(2 * rate * x, 2 * shape);
