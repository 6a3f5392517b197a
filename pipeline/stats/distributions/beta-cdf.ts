import betainc from "@stdlib/math-base-special-betainc";
import { requireNumber, requirePositive } from "../numeric/require.ts";

/** P(X ≤ x) for a beta variable with shapes a, b > 0. Equals R `pbeta(x, a, b)`. */
export const betaCdf = (x: number, a: number, b: number): number => {
  requireNumber("x", x);
  requirePositive("a", a);
  requirePositive("b", b);
  if (x <= 0) return 0;
  return x >= 1 ? 1 : betainc(x, a, b);
};
