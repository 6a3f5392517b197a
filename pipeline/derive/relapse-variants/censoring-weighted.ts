import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { weightedMeanDifference } from "../../stats/causal/weighted-mean-difference.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import { censoringWeights } from "../../stats/survival/censoring-weights.ts";
import type { FollowedPeople } from "./followed-people.ts";
import { type HorizonOptions, notReached, type RelapseDifference } from "./relapse-difference.ts";

/**
 * The differences among people weighted for being still followed: those whose state at the horizon is known stand for those of their
 * group who were lost. `groups` are codes of what may say who is lost, besides the arm. Weights taken as known.
 */
export const censoringWeighted = (
  { treated, time, cause, after }: FollowedPeople,
  groups: Uint8Array,
  options: HorizonOptions,
): RelapseDifference => {
  const refused = notReached({ treated, time, cause, after }, options);
  if (refused) return { days: refused, free: refused };
  const { tau, level } = options;
  const event = cause.map((code) => (code === 1 ? 1 : 0));
  const group = treated.map((arm, i) => 2 * (groups[i] as number) + arm);
  const weight = censoringWeights({ time, event, group }, { until: tau });
  if (weight === null) {
    const nobody = notEstimable(
      "too-few",
      "In one of the groups that stand for themselves nobody was followed far enough.",
    );
    return { days: nobody, free: nobody };
  }
  const mean = (outcome: Float64Array) => differenceOf(weightedMeanDifference({ treated, outcome, weight }, { level }));
  return {
    days: mean(time.map((t) => Math.min(t, tau))),
    free: mean(time.map((t, i) => (event[i] === 1 && t <= tau ? 0 : 1))),
  };
};

const differenceOf = (contrast: WeightedContrast | NotEstimable) =>
  contrast.kind === "not-estimable" ? contrast : contrast.difference;
