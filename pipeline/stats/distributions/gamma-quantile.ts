import { requirePositive } from "../numeric/require.ts";
import { chiSquareQuantile } from "./chi-square-quantile.ts";

/** The x with P(X ≤ x) = p for a gamma variable with shape and rate > 0. Equals R `qgamma(p, shape, rate)`. */
export const gammaQuantile = (p: number, shape: number, rate: number): number =>
  chiSquareQuantile(p, 2 * shape) / (2 * requirePositive("rate", rate));
