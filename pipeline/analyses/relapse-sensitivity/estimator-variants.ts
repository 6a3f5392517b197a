import { deathCompeting } from "../../derive/relapse-variants/assumption-people.ts";
import type { FollowedPeople } from "../../derive/relapse-variants/followed-people.ts";
import type { OverlapWeighted } from "../../derive/relapse-variants/overlap-weighted.ts";
import { pooledOverlap } from "../../derive/relapse-variants/pooled-overlap.ts";
import {
  type HorizonOptions,
  notReached,
  relapseDifference,
} from "../../derive/relapse-variants/relapse-difference.ts";
import { turnbullDays } from "../../derive/relapse-variants/turnbull-days.ts";
import { type TurnbullArms, withPercentiles } from "../../derive/relapse-variants/turnbull-draws.ts";
import { type WeibullDifference, weibullDifference } from "../../derive/relapse-variants/weibull-difference.ts";
import type { WeightedPeople } from "../../derive/weighting/weighted-people.ts";
import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import type { NotEstimable, Quantity } from "../../stats/quantity.ts";
import {
  weightedRestrictedMeanDifference,
  weightedSurvivalDifference,
} from "../../stats/survival/weighted-differences.ts";
import type { SensitivityPeople } from "./sensitivity-data.ts";
import { countsOf, type Variant, variantOf } from "./variant.ts";

const GROUP = "Other estimators";
const OVERLAP = "responders, overlap population";

/** The Weibull fits of one horizon, without weights and with them. */
export interface WeibullFits {
  readonly unadjusted: WeibullDifference;
  readonly overlap: WeibullDifference;
}

export const weibullFits = ({ primary, overlap }: SensitivityPeople, options: HorizonOptions): WeibullFits => ({
  unadjusted: weibullDifference(primary, options),
  overlap:
    overlap.kind === "not-estimable" ? { days: overlap, timeRatio: overlap } : pooledWeibull(primary, overlap, options),
});

const pooledWeibull = (
  people: FollowedPeople,
  overlap: OverlapWeighted,
  options: HorizonOptions,
): WeibullDifference => {
  const fits = new Map(
    overlap.sets.map((set) => [
      set,
      weibullDifference(people, { ...options, weight: set.weight, weightModel: set.model }),
    ]),
  );
  const pooled = (of: keyof WeibullDifference): Quantity =>
    pooledOverlap(overlap, options.level, (set) => (fits.get(set) as WeibullDifference)[of]);
  return { days: pooled("days"), timeRatio: pooled("timeRatio") };
};

/** Other estimators on the primary rule. */
export const estimatorVariants = (
  data: SensitivityPeople,
  options: HorizonOptions,
  weibull: WeibullFits,
): readonly Variant[] => {
  const { primary, cohorts, found } = data;
  const counts = countsOf(primary, cohorts, options.tau);
  const deaths = deathCompeting(found.courses);
  const named = (id: string, label: string, population?: string) =>
    ({
      id,
      group: GROUP,
      label,
      ...(population === undefined ? {} : { population }),
    }) as const;
  return [
    variantOf(named("overlap", "Kaplan–Meier, overlap weights", OVERLAP), overlapKaplanMeier(data, options), counts),
    variantOf(
      named("weibull", "Weibull times between visits, all of follow-up"),
      { days: weibull.unadjusted.days, free: null },
      counts,
    ),
    variantOf(
      named("weibull-overlap", "Weibull times, all of follow-up, overlap weights", OVERLAP),
      { days: weibull.overlap.days, free: null },
      counts,
    ),
    variantOf(
      named("turnbull", "Turnbull curve, middle of each interval"),
      { days: turnbullDifference(data, options), free: null },
      counts,
    ),
    variantOf(
      named("death-competing", "Aalen–Johansen, other deaths competing"),
      relapseDifference(deaths, options),
      countsOf(deaths, cohorts, options.tau),
    ),
  ];
};

const overlapKaplanMeier = (
  { primary, overlap }: SensitivityPeople,
  options: HorizonOptions,
): { readonly days: Quantity; readonly free: Quantity } => {
  const refused = notReached(primary, options);
  if (refused) return { days: refused, free: refused };
  const { tau, level } = options;
  const arms = ({ treated, weight }: WeightedPeople) => ({ time: primary.time, event: primary.cause, treated, weight });
  const difference = (contrast: WeightedContrast | NotEstimable): Quantity =>
    contrast.kind === "not-estimable" ? contrast : contrast.difference;
  return {
    days: pooledOverlap(overlap, level, (set) =>
      difference(weightedRestrictedMeanDifference(arms(set), { tau, level, weightModel: set.model })),
    ),
    free: pooledOverlap(overlap, level, (set) =>
      difference(weightedSurvivalDifference(arms(set), { time: tau, level, weightModel: set.model })),
    ),
  };
};

/** The curve has no standard error: limits are percentiles of resampled people. */
const turnbullDifference = ({ primary, turnbull, draws }: SensitivityPeople, options: HorizonOptions): Quantity => {
  const refused = notReached(primary, options);
  if (refused) return refused;
  const { intervention: first, comparator: second } = turnbull;
  if (first.kind === "not-estimable") return first;
  if (second.kind === "not-estimable") return second;
  const difference = ({ intervention, comparator }: TurnbullArms): number =>
    turnbullDays(intervention, options.tau).middle - turnbullDays(comparator, options.tau).middle;
  return withPercentiles(difference({ intervention: first, comparator: second }), draws, difference, options.level);
};
