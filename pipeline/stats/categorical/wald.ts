import { normalInterval } from "../distributions/normal-interval.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { refuseShare, type Share } from "./refuse-share.ts";

/**
 * Which share is it, with the plain large-sample interval? p ± z√(p(1−p)/n), limits not cut to 0 and 1.
 * Covers too rarely for small n and near 0 and 1, see Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286; prefer `wilson`.
 * Equals R 4.2.2 `confint.default(glm(yes ~ 1, family = binomial(link = "identity")))`. Not estimable without people.
 */
export const wald = (share: Share, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  requireOpenUnit("level", level);
  const refusal = refuseShare(share);
  if (refusal) return refusal;
  const p = share.events / share.n;
  const se = Math.sqrt((p * (1 - p)) / share.n);
  return estimate(p, { se, intervals: [normalInterval(p, se, { level, method: "Wald" })] });
};
