import gammainc from "@stdlib/math-base-special-gammainc";
import { requireNumber, requirePositive } from "../numeric/require.ts";

/**
 * P(X > x) for a chi-square variable with `df` > 0 degrees of freedom, right in relative terms.
 *
 * Q(df/2, x/2), the regularised upper incomplete gamma function. Equals R `pchisq(x, df, lower.tail = FALSE)`.
 */
export const chiSquareUpperTail = (x: number, df: number): number => {
  requireNumber("x", x);
  requirePositive("df", df);
  if (x <= 0) return 1;
  return x === Infinity ? 0 : gammainc(x / 2, df / 2, true, true);
};
