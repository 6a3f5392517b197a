import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import type { KaplanMeier } from "./kaplan-meier.ts";

/** R's tolerance for "the curve is flat exactly at the quantile". */
const FLAT = 1.5e-8;

/**
 * Where the curve stays exactly at 1 − p for a stretch: the middle of it ("middle", as R's `quantile`), its beginning ("first"), or the
 * middle only if the curve drops again later and else its beginning ("middle-before-drop", as R's `print`).
 */
export type FlatStretch = "middle" | "first" | "middle-before-drop";

/**
 * By what time has a share p had the event? The median for p = 0.5.
 *
 * The first time with S ≤ 1 − p; where S stays exactly at 1 − p, the middle of that stretch (or as `flat` says). The limits invert the
 * curve's pointwise limits the same way; an upper limit never reached is open. Brookmeyer & Crowley (1982), Biometrics 38:29,
 * doi:10.2307/2530286. Equals survival 3.5-3 `quantile(fit, p)`.
 * A quantile not reached is refused; the refusal's details hold the lower limit, `low`, where that was reached.
 */
export const survivalQuantile = (
  curve: KaplanMeier,
  p = 0.5,
  { flat = "middle" }: { readonly flat?: FlatStretch } = {},
): Quantity => {
  requireOpenUnit("p", p);
  if (curve.n === 0) return notEstimable("no-data", "Nobody was followed.");
  const value = crossing(curve.time, curve.survival, 1 - p, flat);
  const low = crossing(curve.time, curve.low, 1 - p, flat);
  if (value === null) {
    const smallest = curve.survival.at(-1) ?? 1;
    return notEstimable("not-reached", "Too few had the event for this quantile to be reached during follow-up.", {
      p,
      smallestSurvival: smallest,
      followedTo: curve.maxTime,
      ...(low === null ? {} : { low }),
    });
  }
  const high = crossing(curve.time, curve.high, 1 - p, flat);
  const method = `${curve.interval} limits inverted`;
  return estimate(value, { intervals: [{ kind: "confidence", level: curve.level, low, high, method }] });
};

/** Where a falling step function first reaches a level, with the convention for a stretch on which it equals the level. */
const crossing = (
  time: Float64Array,
  steps: ArrayLike<number | null>,
  level: number,
  flat: FlatStretch,
): number | null => {
  const first = firstAtOrBelow(steps, level + FLAT);
  const start = time[first];
  if (start === undefined) return null;
  if (flat === "first" || (steps[first] as number) < level - FLAT) return start;
  const drop = time[firstAtOrBelow(steps, level - FLAT)];
  if (flat === "middle-before-drop" && drop === undefined) return start;
  return (start + (drop ?? time.at(-1) ?? start)) / 2;
};

/** Limits need not fall without a break, hence no binary search. */
const firstAtOrBelow = (steps: ArrayLike<number | null>, level: number): number => {
  for (let k = 0; k < steps.length; k++) {
    const step = steps[k] ?? null;
    if (step !== null && step <= level) return k;
  }
  return steps.length;
};
