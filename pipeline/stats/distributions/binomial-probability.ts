import gammaln from "@stdlib/math-base-special-gammaln";
import { requireCount } from "../numeric/require.ts";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * P(X = events) for `n` trials with chance `p`. Equals R `dbinom(events, n, p)`.
 *
 * The saddle-point form of Loader (2000), "Fast and accurate computation of binomial probabilities": Stirling's formula with its error kept
 * apart, so that no digits are lost for large n.
 */
export const binomialProbability = (events: number, n: number, p: number): number => {
  requireCount("n", n);
  requireCount("events", events);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1]: ${p}`);
  if (events > n) return 0;
  if (p === 0 || p === 1) return events === n * p ? 1 : 0;
  if (events === 0) return Math.exp(n * Math.log1p(-p));
  if (events === n) return Math.exp(n * Math.log(p));
  const rest = n - events;
  const log =
    stirlingError(n) -
    stirlingError(events) -
    stirlingError(rest) -
    deviance(events, n * p) -
    deviance(rest, n * (1 - p)) -
    HALF_LOG_TWO_PI +
    0.5 * Math.log(n / (events * rest));
  return Math.exp(log);
};

/** log n! minus Stirling's formula. */
const stirlingError = (n: number): number => {
  if (n <= 15) return gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
  const u = 1 / (n * n);
  return (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u / 1188)))) / n;
};

/** x log(x/m) + m − x, by its series in (x − m)/(x + m) where x is near m. */
const deviance = (x: number, m: number): number => {
  const gap = x - m;
  if (Math.abs(gap) >= 0.1 * (x + m)) return x * Math.log(x / m) - gap;
  const v = gap / (x + m);
  let total = gap * v;
  let term = 2 * x * v;
  for (let k = 1; k < 1000; k++) {
    term *= v * v;
    const next = total + term / (2 * k + 1);
    if (next === total) break;
    total = next;
  }
  return total;
};
