import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { refuseShare, type Share } from "./refuse-share.ts";

/**
 * Which share is it, with Wilson's interval widened by a continuity correction? The score limits of p ± c/n, c = min(½, |x − n/2|), cut to
 * 0 and 1. c is taken against a share of one half, so it vanishes there. No standard error.
 * Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E. Equals R 4.2.2 `prop.test(x, n)`.
 * Not estimable without people.
 */
export const wilsonCorrected = (share: Share, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  const z = normalQuantile((1 + requireOpenUnit("level", level)) / 2);
  const refusal = refuseShare(share);
  if (refusal) return refusal;
  const { events, n } = share;
  const shift = Math.min(0.5, Math.abs(events - n / 2)) / n;
  const stretch = (z * z) / (2 * n);
  const limit = (p: number, side: number) =>
    (p + stretch + side * z * Math.sqrt((p * (1 - p)) / n + stretch / (2 * n))) / (1 + 2 * stretch);
  const [lower, upper] = [events / n - shift, events / n + shift];
  const low = lower <= 0 ? 0 : Math.max(0, limit(lower, -1));
  const high = upper >= 1 ? 1 : Math.min(1, limit(upper, 1));
  const method = "Wilson, continuity-corrected";
  return estimate(events / n, { intervals: [{ kind: "confidence", level, low, high, method }] });
};
