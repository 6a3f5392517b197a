import { normalInterval } from "../../stats/distributions/normal-interval.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../../stats/quantity.ts";
import { aalenJohansen } from "../../stats/survival/aalen-johansen.ts";
import { cumulativeIncidenceAt } from "../../stats/survival/cumulative-incidence-at.ts";
import { restrictedMeanDifference } from "../../stats/survival/restricted-mean-difference.ts";
import { riskDifferenceAt } from "../../stats/survival/risk-difference-at.ts";
import { isReached } from "../horizon.ts";
import { daysBeforeRelapse } from "./days-before-relapse.ts";
import { armOf, type FollowedPeople } from "./followed-people.ts";

export interface HorizonOptions {
  readonly tau: number;
  readonly level: number;
  readonly minAtRisk: number;
}

/** Intervention minus comparator. */
export interface RelapseDifference {
  /** In mean days without relapse up to the horizon. */
  readonly days: Quantity;
  /** In the share without relapse at the horizon. */
  readonly free: Quantity;
}

/** Kaplan–Meier in each arm; where another event ends the waiting, Aalen–Johansen. Nothing is adjusted. */
export const relapseDifference = (people: FollowedPeople, options: HorizonOptions): RelapseDifference => {
  const refused = notReached(people, options);
  if (refused) return { days: refused, free: refused };
  const { tau, level } = options;
  const first = armOf(people, 1);
  const second = armOf(people, 0);
  if (!people.cause.includes(2)) {
    return {
      days: restrictedMeanDifference(first, second, { tau, level }).difference,
      free: riskDifferenceAt(first, second, { time: tau, level }),
    };
  }
  const incidence = (arm: typeof first): Quantity => cumulativeIncidenceAt(aalenJohansen(arm), tau, { level });
  const method = "normal (Aalen–Johansen)";
  return {
    days: difference(daysBeforeRelapse(first, tau), daysBeforeRelapse(second, tau), { level, method, width: tau }),
    // The share without is what the incidence leaves: first minus second turns round.
    free: difference(incidence(second), incidence(first), { level, method, width: 1 }),
  };
};

/** Why nothing is said at the horizon: an empty arm, or too few still followed and free of relapse; else `null`. */
export const notReached = (
  people: FollowedPeople,
  { tau, minAtRisk }: Omit<HorizonOptions, "level">,
): NotEstimable | null => {
  const arms = [armOf(people, 1), armOf(people, 0)];
  if (arms.some(({ time }) => time.length === 0)) {
    return notEstimable("one-group", "In at least one of the groups there is nobody to whom this applies.");
  }
  if (isReached(arms, tau, minAtRisk)) return null;
  return notEstimable(
    "not-reached",
    `Fewer than ${minAtRisk} people were still followed and free of relapse after ${tau} days in at least one of the groups.`,
    { horizon: tau },
  );
};

const difference = (
  first: Quantity,
  second: Quantity,
  { level, method, width }: { readonly level: number; readonly method: string; readonly width: number },
): Quantity => {
  if (first.kind === "not-estimable") return first;
  if (second.kind === "not-estimable") return second;
  const [a, b] = [first.se ?? 0, second.se ?? 0];
  const se = Math.sqrt(a * a + b * b);
  if (se === 0) return notEstimable("no-events", "In both groups nobody or everybody had relapsed.");
  const value = first.value - second.value;
  const interval = normalInterval(value, se, { level, method, within: [-width, width] });
  return estimate(value, { se, intervals: [interval] });
};
