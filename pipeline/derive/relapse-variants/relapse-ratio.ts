import { normalInterval } from "../../stats/distributions/normal-interval.ts";
import { estimate, notEstimable, type Quantity } from "../../stats/quantity.ts";
import { kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { survivalAt } from "../../stats/survival/survival-at.ts";
import { armOf, type FollowedPeople } from "./followed-people.ts";
import { type HorizonOptions, notReached } from "./relapse-difference.ts";

/** The share relapsed by tau in the intervention over that in the comparator (Kaplan–Meier); limits on the log scale, delta method. */
export const relapseRatio = (people: FollowedPeople, options: HorizonOptions): Quantity => {
  const refused = notReached(people, options);
  if (refused) return refused;
  const { tau, level } = options;
  const [first, second] = ([1, 0] as const).map((arm) => survivalAt(kaplanMeier(armOf(people, arm), { level }), tau));
  if (first?.kind !== "estimate" || second?.kind !== "estimate") {
    return first?.kind === "not-estimable" ? first : (second as Quantity);
  }
  const [a, b] = [1 - first.value, 1 - second.value];
  if (!(a > 0 && b > 0))
    return notEstimable("no-events", `In at least one of the groups nobody had relapsed by day ${tau}.`);
  const [spreadA, spreadB] = [(first.se ?? 0) / a, (second.se ?? 0) / b];
  const se = Math.sqrt(spreadA * spreadA + spreadB * spreadB);
  if (se === 0) return notEstimable("all-tied", `In both groups everybody had relapsed by day ${tau}.`);
  const interval = normalInterval(Math.log(a / b), se, { level, method: "normal on the log scale" });
  return estimate(a / b, {
    se,
    seScale: "log",
    intervals: [{ ...interval, low: Math.exp(interval.low as number), high: Math.exp(interval.high as number) }],
  });
};
