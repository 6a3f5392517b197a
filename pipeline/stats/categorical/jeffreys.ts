import { betaQuantile } from "../distributions/beta-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { refuseShare, type Share } from "./refuse-share.ts";

/**
 * Which share is it, with the equal-tailed limits of Beta(x + ½, n − x + ½)? 0 at x = 0 and 1 at x = n. No standard error.
 * Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286, sec. 4.3.
 * Equals R 4.2.2 `qbeta(c(α/2, 1 - α/2), x + 0.5, n - x + 0.5)` but for the ends. Not estimable without people.
 */
export const jeffreys = (share: Share, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  const tail = (1 - requireOpenUnit("level", level)) / 2;
  const refusal = refuseShare(share);
  if (refusal) return refusal;
  const { events, n } = share;
  const [a, b] = [events + 0.5, n - events + 0.5];
  const low = events === 0 ? 0 : betaQuantile(tail, a, b);
  // The upper tail from below, so that its probability keeps its digits.
  const high = events === n ? 1 : 1 - betaQuantile(tail, b, a);
  return estimate(events / n, { intervals: [{ kind: "confidence", level, low, high, method: "Jeffreys" }] });
};
