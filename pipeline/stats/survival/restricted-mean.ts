import { normalInterval } from "../distributions/normal-interval.ts";
import { requireOpenUnit, requirePositive } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { type KaplanMeier, kaplanMeier } from "./kaplan-meier.ts";
import type { RightCensored } from "./right-censored.ts";

export interface RestrictedMeanOptions {
  /** The horizon, in the unit of `time`. */
  readonly tau: number;
  readonly level?: number;
  /** When nobody was followed to tau: no answer (default), or the curve's last step carried on as R does. */
  readonly beyondFollowUp?: "refuse" | "extend";
}

/**
 * How long are people free of the event up to the horizon tau, on average (restricted mean survival time)?
 *
 * The area under the Kaplan–Meier curve from 0 to tau, in the unit of `time`; variance Σ A(t)²·d/(n(n−d)) over event times t ≤ tau, A(t) the
 * area from t to tau, without an m/(m−1) factor. Needs follow-up to tau, unless the curve has reached 0 before; a curve without spread (no
 * events, one person, all at the same time) has no answer. Karrison (1987), JASA 82:1169; Royston & Parmar (2013), BMC Med Res Methodol
 * 13:152, doi:10.1186/1471-2288-13-152. Equals survival 3.5-3 `print(survfit(…), rmean = tau)` and survRM2 1.0-4 `rmst2`, by arm.
 */
export const restrictedMean = (
  data: RightCensored,
  { tau, level = 0.95, beyondFollowUp = "refuse" }: RestrictedMeanOptions,
): Quantity => {
  requirePositive("tau", tau);
  requireOpenUnit("level", level);
  const curve = kaplanMeier(data);
  if (curve.n === 0) return notEstimable("no-data", "Nobody was followed.");
  if (beyondFollowUp === "refuse" && tau > curve.maxTime && (curve.survival.at(-1) ?? 1) > 0) {
    const reason = `Nobody was followed to the horizon of ${tau}; the last was seen at ${curve.maxTime}.`;
    return notEstimable("not-reached", reason, { tau, followedTo: curve.maxTime });
  }
  if (curve.n === 1) return notEstimable("too-few", "A single person gives a time but no spread.", { n: 1 });
  const { area, variance, events } = areaUnder(curve, tau);
  if (events === 0) {
    return notEstimable("no-events", `Nobody had the event up to the horizon of ${tau}.`, { n: curve.n, tau });
  }
  if (!(variance > 0)) return notEstimable("all-tied", "Everyone had the event at the same time.", { n: curve.n });
  const se = Math.sqrt(variance);
  const interval = normalInterval(area, se, { level, method: "normal (Greenwood)", within: [0, tau] });
  return estimate(area, { se, intervals: [interval] });
};

interface Area {
  readonly area: number;
  readonly variance: number;
  readonly events: number;
}

/** One pass from tau back to 0, so that the area still to come is known at each event time. */
const areaUnder = ({ time, survival, atRisk, event }: KaplanMeier, tau: number): Area => {
  let area = 0;
  let variance = 0;
  let events = 0;
  let end = tau;
  for (let k = time.length - 1; k >= 0; k--) {
    const start = time[k] as number;
    if (start > tau) continue;
    area += (survival[k] as number) * (end - start);
    end = start;
    const d = event[k] as number;
    const n = atRisk[k] as number;
    if (d === 0) continue;
    events += d;
    // At the last drop to 0 no area is left, and n − d may be 0.
    if (area > 0) variance += (area * area * d) / (n * (n - d));
  }
  return { area: area + end, variance, events };
};
