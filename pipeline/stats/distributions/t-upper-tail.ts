import betainc from "@stdlib/math-base-special-betainc";
import { requireNumber, requirePositive } from "../numeric/require.ts";

/**
 * P(T > t) for Student's t with `df` > 0 degrees of freedom (not necessarily whole), right in relative terms.
 *
 * ½ I(df/(df+t²); df/2, ½) for t ≥ 0, I the regularised incomplete beta function. Equals R `pt(t, df, lower.tail = FALSE)`.
 */
export const tUpperTail = (t: number, df: number): number => {
  requireNumber("t", t);
  requirePositive("df", df);
  if (t === 0) return 0.5;
  if (t < 0) return 1 - tUpperTail(-t, df);
  const square = t * t;
  if (square === Infinity) return 0;
  // The smaller of the two complementary arguments keeps its digits.
  return square > df
    ? 0.5 * betainc(df / (df + square), df / 2, 0.5)
    : 0.5 * betainc(square / (df + square), 0.5, df / 2, true, true);
};
