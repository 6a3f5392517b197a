import type { Plan } from "../model/index.ts";
import { numbersAtRisk } from "../stats/survival/numbers-at-risk.ts";
import type { RightCensored } from "../stats/survival/right-censored.ts";

/** Whether every group still has enough people at risk on the day; then its follow-up reaches the day too. */
export const isReached = (groups: readonly RightCensored[], day: number, minAtRisk: number): boolean =>
  groups.every((group) => (numbersAtRisk(group, [day])[0]?.atRisk ?? 0) >= Math.max(1, minAtRisk));

/** The longest declared fallback below the horizon that every group reaches; `null` when none is reached. */
export const fallbackHorizon = (
  groups: readonly RightCensored[],
  plan: Pick<Plan, "horizonDays" | "fallbackHorizons" | "minAtRisk">,
): number | null =>
  [...plan.fallbackHorizons]
    .sort((a, b) => b - a)
    .find((day) => day < plan.horizonDays && isReached(groups, day, plan.minAtRisk)) ?? null;
