import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { refuseShare, type Share } from "./refuse-share.ts";

/**
 * Which share is it, with an interval of about the stated coverage that never leaves 0 to 1? The score test inverted.
 * Midpoint (p + z²/2n)/(1 + z²/n), half width z√(p(1−p)/n + z²/4n²)/(1 + z²/n). No standard error, no correction.
 * Wilson (1927), doi:10.1080/01621459.1927.10502953. Equals R 4.2.2 `prop.test(correct = FALSE)`.
 */
export const wilson = (share: Share, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  requireOpenUnit("level", level);
  const refusal = refuseShare(share);
  if (refusal) return refusal;
  const { low, high } = wilsonLimits(share, level);
  return estimate(share.events / share.n, { intervals: [{ kind: "confidence", level, low, high, method: "Wilson" }] });
};

/** The limits alone, exactly 0 and 1 at the ends. */
export const wilsonLimits = ({ events, n }: Share, level: number): { readonly low: number; readonly high: number } => {
  const z = normalQuantile((1 - level) / 2);
  const p = events / n;
  const stretch = 1 + (z * z) / n;
  const middle = (p + (z * z) / (2 * n)) / stretch;
  const half = Math.abs(z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / stretch;
  return {
    low: events === 0 ? 0 : Math.max(0, middle - half),
    high: events === n ? 1 : Math.min(1, middle + half),
  };
};
