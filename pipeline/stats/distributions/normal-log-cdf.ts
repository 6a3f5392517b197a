import { normalCdf } from "./normal-cdf.ts";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * log Φ(x), finite and right in relative terms however far out x lies.
 *
 * Beyond −30 the asymptotic series of Mills' ratio, Φ(x) = φ(x)/|x| · (1 − 1/x² + 3/x⁴ − 15/x⁶ + 105/x⁸ …): Abramowitz & Stegun
 * (1964) 26.2.12. Equals R `pnorm(x, log.p = TRUE)`.
 */
export const normalLogCdf = (x: number): number => {
  if (x > 5) return Math.log1p(-normalCdf(-x));
  if (x > -30) return Math.log(normalCdf(x));
  const u = 1 / (x * x);
  const series = -u * (1 - u * (3 - u * (15 - u * (105 - u * 945))));
  return -0.5 * x * x - HALF_LOG_TWO_PI - Math.log(-x) + Math.log1p(series);
};
