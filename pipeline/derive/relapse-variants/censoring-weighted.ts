import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import { censoringWeightedDifference } from "../../stats/survival/censoring-weighted-difference.ts";
import type { FollowedPeople } from "./followed-people.ts";
import { type HorizonOptions, notReached, type RelapseDifference } from "./relapse-difference.ts";

/**
 * The differences among people weighted for being still followed: those whose state at the horizon is known stand for those of their
 * group who were lost. `groups` are codes of what may say who is lost, besides the arm. The standard errors carry the estimation of the
 * chance to be followed, apart in each group of each arm.
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
  const mean = (outcome: Float64Array) =>
    differenceOf(
      censoringWeightedDifference({ treated, time, event, outcome, stratum: groups }, { until: tau, level }),
    );
  return {
    days: mean(time.map((t) => Math.min(t, tau))),
    free: mean(time.map((t, i) => (event[i] === 1 && t <= tau ? 0 : 1))),
  };
};

const differenceOf = (contrast: WeightedContrast | NotEstimable) =>
  contrast.kind === "not-estimable" ? contrast : contrast.difference;
