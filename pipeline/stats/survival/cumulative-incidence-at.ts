import { normalQuantile } from "../distributions/normal-quantile.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import type { CumulativeIncidence } from "./aalen-johansen.ts";
import { firstAbove } from "./risk-sets.ts";

/**
 * What share has had one kind of event by a time?
 *
 * With log(−log) limits: Kalbfleisch & Prentice (2002), Statistical Analysis of Failure Time Data, doi:10.1002/9781118032985, ch. 8.
 * Beyond the last time seen there is no answer, unless everyone has had some event by then. Where nobody has had it yet the limits are open.
 * Equals survival 3.5-3 `summary(survfit(Surv(time, factor(cause)) ~ 1, conf.type = "log-log"), times = time)` elsewhere.
 */
export const cumulativeIncidenceAt = (
  curve: CumulativeIncidence,
  time: number,
  { level = 0.95 }: { readonly level?: number } = {},
): Quantity => {
  if (!(time >= 0)) throw new RangeError(`time must be ≥ 0: ${time}`);
  const z = normalQuantile((1 + requireOpenUnit("level", level)) / 2);
  if (curve.n === 0) return notEstimable("no-data", "Nobody was followed.");
  if (time > curve.maxTime && (curve.survival.at(-1) as number) > 0) {
    return notEstimable("not-reached", `Nobody was followed to time ${time}; the last was seen at ${curve.maxTime}.`, {
      time,
      followedTo: curve.maxTime,
    });
  }
  const k = firstAbove(curve.time, time) - 1;
  const share = k < 0 ? 0 : (curve.incidence[k] as number);
  const se = k < 0 ? 0 : (curve.standardError[k] as number);
  const spread = share > 0 && share < 1 && se > 0;
  const factor = spread ? Math.exp((z * se) / (share * -Math.log(share))) : 1;
  const interval = {
    kind: "confidence",
    level,
    low: spread ? Math.exp(Math.log(share) * factor) : null,
    high: spread ? Math.exp(Math.log(share) / factor) : null,
    method: "log-log (delta method)",
  } as const;
  return estimate(share, { se: spread ? se : null, intervals: [interval] });
};
