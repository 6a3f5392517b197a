import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { curveAt } from "./curve-at.ts";
import type { KaplanMeier } from "./kaplan-meier.ts";

/**
 * What share is free of the event at a time, with the curve's limits?
 *
 * Beyond the last time seen there is no answer, unless everyone has had the event by then. Where nobody has had it yet the
 * limits are open: there is no spread to build them from. Kaplan & Meier (1958), JASA 53:457, doi:10.1080/01621459.1958.10501452.
 * Equals survival 3.5-3 `summary(fit, times = time)` elsewhere.
 */
export const survivalAt = (curve: KaplanMeier, time: number): Quantity => {
  const point = curveAt(curve, time);
  if (curve.n === 0) return notEstimable("no-data", "Nobody was followed.");
  if (time > curve.maxTime && point.survival > 0) {
    return notEstimable("not-reached", `Nobody was followed to time ${time}; the last was seen at ${curve.maxTime}.`, {
      time,
      followedTo: curve.maxTime,
    });
  }
  const spread = point.standardError !== null && point.standardError > 0;
  return estimate(point.survival, {
    se: spread ? point.standardError : null,
    intervals: [
      {
        kind: "confidence",
        level: curve.level,
        low: spread ? point.low : null,
        high: spread ? point.high : null,
        method: `${curve.interval} (Greenwood)`,
      },
    ],
  });
};
