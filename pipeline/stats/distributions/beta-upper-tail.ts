import betainc from "@stdlib/math-base-special-betainc";
import { requireNumber, requirePositive } from "../numeric/require.ts";

/** P(X > x) for a beta variable with shapes a, b > 0, right in relative terms. Equals R `pbeta(x, a, b, lower.tail = FALSE)`. */
export const betaUpperTail = (x: number, a: number, b: number): number => {
  requireNumber("x", x);
  requirePositive("a", a);
  requirePositive("b", b);
  if (x <= 0) return 1;
  return x >= 1 ? 0 : betainc(x, a, b, true, true);
};
