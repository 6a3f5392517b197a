import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { refuseShare } from "./refuse-share.ts";
import { wilsonLimits } from "./wilson.ts";

/**
 * By how much do two shares differ, share 1 minus share 2, with an interval that holds up for small groups and at 0 and 1?
 * d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²), l and u the Wilson limits of each share. No standard error.
 * Newcombe (1998), method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
 * Equals the formula on the limits of R 4.2.2 `prop.test(correct = FALSE)`.
 */
export const newcombeDifference = (counts: TwoByTwo, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  requireOpenUnit("level", level);
  const first = { events: counts.events1, n: counts.n1 };
  const second = { events: counts.events2, n: counts.n2 };
  const refusal = refuseShare(first) ?? refuseShare(second);
  if (refusal) return refusal;
  const [p1, p2] = [first.events / first.n, second.events / second.n];
  const [limits1, limits2] = [wilsonLimits(first, level), wilsonLimits(second, level)];
  const difference = p1 - p2;
  return estimate(difference, {
    intervals: [
      {
        kind: "confidence",
        level,
        low: Math.max(-1, difference - Math.hypot(p1 - limits1.low, limits2.high - p2)),
        high: Math.min(1, difference + Math.hypot(limits1.high - p1, p2 - limits2.low)),
        method: "Newcombe",
      },
    ],
  });
};
