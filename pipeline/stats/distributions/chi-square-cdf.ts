import gammainc from "@stdlib/math-base-special-gammainc";
import { requireNumber, requirePositive } from "../numeric/require.ts";

/** P(X ≤ x) for a chi-square variable with `df` > 0, right in relative terms near 0. Equals R `pchisq(x, df)`. */
export const chiSquareCdf = (x: number, df: number): number => {
  requireNumber("x", x);
  requirePositive("df", df);
  if (x <= 0) return 0;
  return x === Infinity ? 1 : gammainc(x / 2, df / 2);
};
