import { logRateRatio } from "../effect-sizes/log-rate-ratio.ts";
import type { TwoRates } from "../effect-sizes/two-rates.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type StratifiedPool, stratifiedPool } from "./stratified-pool.ts";

/**
 * How many times as often do events come in group 1, if the ratio of rates is the same in all trials? Its logarithm.
 * ln(ΣR/ΣS), R = x₁t₂/T, S = x₂t₁/T; variance Σ(x₁+x₂)t₁t₂/T² / (ΣRΣS). Counts are not corrected.
 * Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 15; Greenland & Robins (1985), doi:10.2307/2530643.
 * Equals metafor 3.8-1 `rma.mh(measure = "IRR")`. Throws RangeError for values that are negative or not finite.
 */
export const mantelHaenszelRateRatio = (
  trials: readonly TwoRates[],
  { level = 0.95 }: { readonly level?: number } = {},
): StratifiedPool | NotEstimable => {
  requireOpenUnit("level", level);
  if (trials.length === 0) return notEstimable("no-data", "There is no trial to pool.");
  const effects = trials.map(logRateRatio);
  const refused = effects.find((effect) => "kind" in effect);
  if (refused && "kind" in refused) return refused;
  let [r, s, spread] = [0, 0, 0];
  for (const { events1, time1, events2, time2 } of trials) {
    const time = time1 + time2;
    r += (events1 * time2) / time;
    s += (events2 * time1) / time;
    spread += (events1 + events2) * (time1 / time) * (time2 / time);
  }
  if (r === 0 || s === 0) return notEstimable("no-events", "Over all trials one group had no event at all.");
  const pooled = { value: Math.log(r / s), se: Math.sqrt(spread / (r * s)), level, method: "normal, Mantel–Haenszel" };
  return stratifiedPool(effects, pooled);
};
