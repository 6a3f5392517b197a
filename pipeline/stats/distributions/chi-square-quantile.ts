import gammaln from "@stdlib/math-base-special-gammaln";
import quantile from "@stdlib/stats-base-dists-chisquare-quantile";
import { requireOpenUnit, requirePositive } from "../numeric/require.ts";
import { chiSquareCdf } from "./chi-square-cdf.ts";
import { chiSquareUpperTail } from "./chi-square-upper-tail.ts";
import { newtonOnLogTail } from "./newton-on-log-tail.ts";
import { normalQuantile } from "./normal-quantile.ts";

/**
 * The x with P(X ≤ x) = p for a chi-square variable with `df` > 0, for 0 < p < 1. Equals R `qchisq(p, df)`.
 *
 * Above 500 degrees of freedom the wrapped routine goes astray, so the first guess is that of Wilson & Hilferty (1931), PNAS 17:684,
 * doi:10.1073/pnas.17.12.684; Newton steps on the log of the nearer tail then finish either guess.
 */
export const chiSquareQuantile = (p: number, df: number): number => {
  requireOpenUnit("p", p);
  requirePositive("df", df);
  if (p > 0.5) return chiSquareUpperQuantile(1 - p, df);
  const start = df > 500 ? wilsonHilferty(normalQuantile(p), df) : quantile(p, df);
  return newtonOnLogTail(
    { side: "lower", start, target: p, low: 0, high: Infinity },
    (x) => chiSquareCdf(x, df),
    (x) => Math.exp(logDensity(x, df)),
  );
};

/**
 * The x with P(X > x) = q for a chi-square variable with `df` > 0, for 0 < q < 1; keeps the digits of a q too small for 1 − q.
 * Equals R `qchisq(q, df, lower.tail = FALSE)`.
 */
export const chiSquareUpperQuantile = (q: number, df: number): number => {
  requireOpenUnit("q", q);
  requirePositive("df", df);
  if (q > 0.5) return chiSquareQuantile(1 - q, df);
  const start = df > 500 || q < 1e-9 ? wilsonHilferty(-normalQuantile(q), df) : quantile(1 - q, df);
  return newtonOnLogTail(
    { side: "upper", start, target: q, low: 0, high: Infinity },
    (x) => chiSquareUpperTail(x, df),
    (x) => Math.exp(logDensity(x, df)),
  );
};

const logDensity = (x: number, df: number): number =>
  (df / 2 - 1) * Math.log(x / 2) - x / 2 - gammaln(df / 2) - Math.LN2;

const wilsonHilferty = (z: number, df: number): number => {
  const spread = 2 / (9 * df);
  const root = Math.max(1e-3, 1 - spread + z * Math.sqrt(spread));
  return df * root * root * root;
};
