import { betaQuantile } from "../distributions/beta-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { refuseShare, type Share } from "./refuse-share.ts";

/**
 * Which share is it, with an interval that covers at least as often as it says, whatever the true share?
 * Limits are the α/2 and 1 − α/2 quantiles of Beta(x, n−x+1) and Beta(x+1, n−x); 0 and 1 at the ends. No standard error.
 * Clopper & Pearson (1934), doi:10.1093/biomet/26.4.404. Equals R 4.2.2 `binom.test(x, n)$conf.int`. Not estimable without people.
 */
export const clopperPearson = (share: Share, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  requireOpenUnit("level", level);
  const refusal = refuseShare(share);
  if (refusal) return refusal;
  const { events, n } = share;
  const tail = (1 - level) / 2;
  const low = events === 0 ? 0 : betaQuantile(tail, events, n - events + 1);
  const high = events === n ? 1 : betaQuantile(1 - tail, events + 1, n - events);
  return estimate(events / n, { intervals: [{ kind: "confidence", level, low, high, method: "Clopper–Pearson" }] });
};
