import gammaln from "@stdlib/math-base-special-gammaln";
import quantile from "@stdlib/stats-base-dists-beta-quantile";
import { requirePositive } from "../numeric/require.ts";
import { betaCdf } from "./beta-cdf.ts";
import { betaUpperTail } from "./beta-upper-tail.ts";
import { newtonOnLogTail } from "./newton-on-log-tail.ts";

/**
 * The x with P(X ≤ x) = p for a beta variable with shapes a, b > 0; 0 and 1 at p = 0 and 1. Equals R `qbeta(p, a, b)`.
 *
 * The wrapped routine's answer, sharpened by Newton steps on the log of the nearer tail.
 */
export const betaQuantile = (p: number, a: number, b: number): number => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1]: ${p}`);
  requirePositive("a", a);
  requirePositive("b", b);
  if (p === 0 || p === 1) return p;
  const logBeta = gammaln(a) + gammaln(b) - gammaln(a + b);
  const density = (x: number): number => Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta);
  const start = quantile(p, a, b);
  const bounds = { start, low: 0, high: 1 };
  return p <= 0.5
    ? newtonOnLogTail({ ...bounds, side: "lower", target: p }, (x) => betaCdf(x, a, b), density)
    : newtonOnLogTail({ ...bounds, side: "upper", target: 1 - p }, (x) => betaUpperTail(x, a, b), density);
};
