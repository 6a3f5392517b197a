import { requireNumber } from "../numeric/require.ts";

const SQRT_TWO_PI = 2.5066282746310002;

/** φ(x), the standard normal density. Equals R `dnorm(x)`. */
export const normalDensity = (x: number): number => Math.exp(-0.5 * requireNumber("x", x) * x) / SQRT_TWO_PI;
