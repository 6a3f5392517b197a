import type { EffectOrNot } from "../effect-sizes/effect.ts";
import { fromObservedMinusExpected } from "../effect-sizes/from-observed-minus-expected.ts";
import { notEstimable } from "../quantity.ts";
import type { LogRankSums } from "./log-rank-sums.ts";

/**
 * Which log hazard ratio, second group against first, do a log-rank test's sums imply?
 *
 * (O₂ − E₂)/V₂₂, standard error 1/√V₂₂. Good near no effect and with groups of like size. Peto et al. (1977), Br J Cancer 35:1,
 * doi:10.1038/bjc.1977.1. Equals survival 3.5-3 `survdiff`, (obs[2] - exp[2])/var[2, 2]. Needs exactly two groups.
 */
export const hazardRatioFromLogRank = ({ observed, expected, variance }: LogRankSums): EffectOrNot => {
  if (observed.length !== 2) return notEstimable("one-group", `Two groups are compared, not ${observed.length}.`);
  return fromObservedMinusExpected({
    difference: (observed[1] as number) - (expected[1] as number),
    variance: variance[1]?.[1] ?? 0,
  });
};
