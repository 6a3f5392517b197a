import { gaussLegendre, gaussLegendreRule } from "./gauss-legendre.ts";

export interface IntegrateOptions {
  /** Largest accepted gap between the two rules on one piece, relative to the integral of |f|; default 1e-12, at least 1e-15. */
  readonly tolerance?: number;
  /** How many pieces may be looked at; default 5,000. */
  readonly maxPieces?: number;
}

const COARSE = gaussLegendreRule(10);
const FINE = gaussLegendreRule(21);
const ROUNDING = 1e-15;

/**
 * ∫ f from a to b (both finite) by halving pieces until a 10-point and a 21-point Gauss–Legendre rule agree on each.
 *
 * Deterministic. `null` when f is not finite somewhere it is asked or when `maxPieces` do not bring agreement.
 */
export const integrate = (
  f: (x: number) => number,
  a: number,
  b: number,
  { tolerance = 1e-12, maxPieces = 5000 }: IntegrateOptions = {},
): number | null => {
  const scale = gaussLegendre((x) => Math.abs(f(x)), a, b, FINE);
  if (!Number.isFinite(scale)) return null;
  const waiting: [number, number][] = [[a, b]];
  let total = 0;
  for (let pieces = 0; pieces < maxPieces; pieces++) {
    const piece = waiting.pop();
    if (!piece) return total;
    const [low, high] = piece;
    const fine = gaussLegendre(f, low, high, FINE);
    const gap = Math.abs(fine - gaussLegendre(f, low, high, COARSE));
    if (!Number.isFinite(gap)) return null;
    if (gap <= Math.max(tolerance, ROUNDING) * Math.max(scale, Math.abs(fine))) total += fine;
    else waiting.push([(low + high) / 2, high], [low, (low + high) / 2]);
  }
  return null;
};
