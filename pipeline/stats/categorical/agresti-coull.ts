import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { refuseShare, type Share } from "./refuse-share.ts";

/**
 * Which share is it, moved towards ½, with Wald's interval about that? p̃ = (x + z²/2)/(n + z²), p̃ ± z√(p̃(1−p̃)/(n + z²)), limits not cut.
 * The value is p̃, not x/n. Agresti & Coull (1998), doi:10.1080/00031305.1998.10480550.
 * Equals R PropCIs `addz2ci(x, n, conf.level)` before it cuts to 0 and 1. Not estimable without people.
 */
export const agrestiCoull = (share: Share, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  const z = normalQuantile((1 + requireOpenUnit("level", level)) / 2);
  const refusal = refuseShare(share);
  if (refusal) return refusal;
  const n = share.n + z * z;
  const p = (share.events + (z * z) / 2) / n;
  const se = Math.sqrt((p * (1 - p)) / n);
  const method = "Agresti–Coull";
  return estimate(p, { se, intervals: [{ kind: "confidence", level, low: p - z * se, high: p + z * se, method }] });
};
