import gammaln from "@stdlib/math-base-special-gammaln";
import quantile from "@stdlib/stats-base-dists-t-quantile";
import { requireOpenUnit, requirePositive } from "../numeric/require.ts";
import { newtonOnLogTail } from "./newton-on-log-tail.ts";
import { tUpperTail } from "./t-upper-tail.ts";

const logDensity = (t: number, df: number): number =>
  gammaln((df + 1) / 2) - gammaln(df / 2) - 0.5 * Math.log(df * Math.PI) - ((df + 1) / 2) * Math.log1p((t * t) / df);

/**
 * The t with P(T ≤ t) = p for Student's t with `df` > 0, for 0 < p < 1. Equals R `qt(p, df)`.
 *
 * The wrapped routine's answer, sharpened by Newton steps on the log of the nearer tail.
 * Throws `RangeError` where the answer is too large to be a number (p of 1e-300 and few degrees of freedom).
 */
export const tQuantile = (p: number, df: number): number => {
  requireOpenUnit("p", p);
  requirePositive("df", df);
  if (p === 0.5) return 0;
  if (p < 0.5) return -upperQuantile(p, df);
  return upperQuantile(1 - p, df);
};

const upperQuantile = (q: number, df: number): number =>
  newtonOnLogTail(
    { side: "upper", start: -quantile(q, df), target: q, low: 0, high: Infinity },
    (t) => tUpperTail(t, df),
    (t) => Math.exp(logDensity(t, df)),
  );
