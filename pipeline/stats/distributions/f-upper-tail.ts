import betainc from "@stdlib/math-base-special-betainc";
import { requireNumber, requirePositive } from "../numeric/require.ts";

/**
 * P(F > x) for the F distribution with d1 and d2 > 0 degrees of freedom, right in relative terms.
 *
 * I(d2/(d2+d1·x); d2/2, d1/2), I the regularised incomplete beta function. Equals R `pf(x, d1, d2, lower.tail = FALSE)`.
 */
export const fUpperTail = (x: number, d1: number, d2: number): number => {
  requireNumber("x", x);
  requirePositive("d1", d1);
  requirePositive("d2", d2);
  if (x <= 0) return 1;
  const scaled = d1 * x;
  if (scaled === Infinity) return 0;
  return scaled > d2
    ? betainc(d2 / (d2 + scaled), d2 / 2, d1 / 2)
    : betainc(scaled / (d2 + scaled), d1 / 2, d2 / 2, true, true);
};
