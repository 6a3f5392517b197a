import { requireOpenUnit } from "../numeric/require.ts";
import { betaQuantile } from "./beta-quantile.ts";

/** The x with P(F ≤ x) = p for the F distribution with d1 and d2 > 0, for 0 < p < 1, through the beta quantile. Equals R `qf(p, d1, d2)`. */
export const fQuantile = (p: number, d1: number, d2: number): number => {
  requireOpenUnit("p", p);
  const share = betaQuantile(p, d1 / 2, d2 / 2);
  if (share <= 0.5) return (d2 * share) / (d1 * (1 - share));
  const rest = betaQuantile(1 - p, d2 / 2, d1 / 2);
  return (d2 * (1 - rest)) / (d1 * rest);
};
