import { normalInterval } from "../distributions/normal-interval.ts";
import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { refuseTwoShares } from "./refuse-two-shares.ts";

/**
 * How many times as likely is the event in group 1 as in group 2? p₁/p₂; SE of its logarithm √(1/a − 1/n₁ + 1/c − 1/n₂), Katz limits.
 * Cells are not corrected: not estimable without events in a group. Katz et al. (1978), doi:10.2307/2530610.
 * Equals metafor 3.8-1 `summary(escalc(measure = "RR"), transf = exp)`.
 */
export const riskRatio = (counts: TwoByTwo, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  requireOpenUnit("level", level);
  const refusal = refuseTwoShares(counts);
  if (refusal) return refusal;
  const { events1, n1, events2, n2 } = counts;
  if (events1 === 0 || events2 === 0)
    return notEstimable("no-events", "A group had no event, so the ratio has no interval.");
  const log = Math.log(events1 / n1) - Math.log(events2 / n2);
  return ratioOf(log, Math.sqrt(1 / events1 - 1 / n1 + 1 / events2 - 1 / n2), level, "Katz");
};

/**
 * How many times as high are the odds of the event in group 1? ad/bc; SE of its logarithm √(1/a + 1/b + 1/c + 1/d), Woolf limits.
 * Cells are not corrected: not estimable with an empty one. Woolf (1955), doi:10.1111/j.1469-1809.1955.tb01348.x.
 * Equals metafor 3.8-1 `summary(escalc(measure = "OR"), transf = exp)`.
 */
export const oddsRatio = (counts: TwoByTwo, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  requireOpenUnit("level", level);
  const refusal = refuseTwoShares(counts);
  if (refusal) return refusal;
  const [a, b] = [counts.events1, counts.n1 - counts.events1];
  const [c, d] = [counts.events2, counts.n2 - counts.events2];
  if (a * b * c * d === 0)
    return notEstimable("no-events", "A cell of the table is empty, so the odds ratio has no interval.");
  return ratioOf(Math.log(a / b) - Math.log(c / d), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), level, "Woolf");
};

export const ratioOf = (log: number, se: number, level: number, method: string): Quantity => {
  const limits = normalInterval(log, se, { level, method });
  const exp = (limit: number | null) => (limit === null ? null : Math.exp(limit));
  return estimate(Math.exp(log), {
    se,
    seScale: "log",
    intervals: [{ ...limits, low: exp(limits.low), high: exp(limits.high) }],
  });
};
