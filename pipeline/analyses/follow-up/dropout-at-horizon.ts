import type { commonlySeen } from "../../derive/follow-up/commonly-seen.ts";
import { pooledDays } from "../../derive/follow-up/pooled-days.ts";
import { type Tipping, tipping } from "../../derive/follow-up/tipping.ts";
import { weightedSets } from "../../derive/follow-up/weighted-sets.ts";
import { dropoutBound } from "../../derive/relapse-variants/assumption-people.ts";
import type { FollowedPeople } from "../../derive/relapse-variants/followed-people.ts";
import { notReached, relapseDifference } from "../../derive/relapse-variants/relapse-difference.ts";
import { adjustedComparisons } from "../../derive/weighting/adjusted-comparison.ts";
import type { WeightedPeople } from "../../derive/weighting/weighted-people.ts";
import { type NotEstimable, notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { RelapseData } from "../time-to-relapse/relapse-data.ts";

/** Differences in mean days without relapse up to one horizon, intervention minus comparator. */
export interface DropoutAtHorizon {
  /** As seen, overlap population; people who left are censored. */
  readonly seen: Quantity;
  readonly common: { readonly unadjusted: Quantity; readonly overlap: Quantity };
  /** All who left the intervention relapsed on the next day and nobody who left the comparator did; and the reverse. */
  readonly worst: Quantity;
  readonly best: Quantity;
  readonly tipping: Tipping | NotEstimable;
}

/** Every guess about those who left is weighted like the comparison as seen, and withheld where that is. */
export const dropoutAtHorizon = (
  { plan, dataset, found }: RelapseData,
  common: ReturnType<typeof commonlySeen>,
  tau: number,
): DropoutAtHorizon => {
  const { level, minAtRisk } = plan;
  const { patients } = dataset.tables;
  const task = {
    courses: found.courses,
    patients,
    population: "responders",
    measures: ["restricted-mean"],
    tau,
  } as const;
  const thinned = relapseDifference(common, { tau, level, minAtRisk }).days;
  const refused = (reason: NotEstimable): DropoutAtHorizon => ({
    seen: reason,
    common: { unadjusted: thinned, overlap: reason },
    worst: reason,
    best: reason,
    tipping: reason,
  });
  const [comparison] = adjustedComparisons(task, plan, ["overlap"]);
  if (comparison === undefined) return refused(notEstimable("no-data", "There is nobody to compare."));
  const { people, imputed, weighted, estimates } = comparison;
  const cause = people.event.map((one) => (one === 1 ? 1 : 0));
  const short = notReached({ ...people, cause, after: people.time }, { tau, minAtRisk });
  if (short) return refused(short);
  const seen = estimates[0]?.difference ?? notEstimable("no-data", "There is nobody to compare.");
  if (seen.kind === "not-estimable") return refused(seen);
  if (weighted.kind === "not-estimable") return refused(weighted);
  const sets = imputed === 0 ? [weighted] : weightedSets(people, patients, plan);
  if ("kind" in sets) return refused(sets);
  const options = { tau, level };
  return {
    seen,
    common: { unadjusted: thinned, overlap: notReached(common, { tau, minAtRisk }) ?? daysOf(common, sets, options) },
    worst: daysOf(dropoutBound(found.courses, "intervention", tau), sets, options),
    best: daysOf(dropoutBound(found.courses, "comparator", tau), sets, options),
    tipping: tipping(people, sets, tau, plan),
  };
};

const daysOf = (
  { time, cause }: FollowedPeople,
  sets: readonly WeightedPeople[],
  options: { readonly tau: number; readonly level: number },
): Quantity => {
  const followUp = { time, event: cause.map((code) => (code === 1 ? 1 : 0)) };
  return pooledDays(() => followUp, sets.length, sets, options);
};
