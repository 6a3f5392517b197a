import erfc from "@stdlib/math-base-special-erfc";
import { requireNumber } from "../numeric/require.ts";

/**
 * P(Z > x) for a standard normal Z, right in relative terms down to 1e-300 (never 1 − Φ).
 *
 * ½ erfc(x / √2). Equals R `pnorm(x, lower.tail = FALSE)`.
 */
export const normalUpperTail = (x: number): number => 0.5 * erfc(requireNumber("x", x) / Math.SQRT2);
