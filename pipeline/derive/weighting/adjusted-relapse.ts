import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { augmentedInverseProbability } from "../../stats/causal/augmented-inverse-probability.ts";
import { propensityScore } from "../../stats/causal/propensity-score.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import {
  weightedRestrictedMeanDifference,
  weightedRestrictedMeanDurationDifference,
  weightedSurvivalDifference,
} from "../../stats/survival/weighted-differences.ts";
import type { Adjustment } from "./adjustment.ts";
import { regressionDifference } from "./regression-difference.ts";
import type { RelapsePeople } from "./relapse-population.ts";
import { type Measure, relapsePseudoValues } from "./relapse-pseudo-values.ts";
import type { WeightedPeople } from "./weighted-people.ts";

/**
 * The adjusted difference of a measure of relapse at a horizon, intervention minus comparator, with standard errors that carry
 * the estimation of the weights. `people` are those whom `weighted` kept, in its order.
 */
export const adjustedRelapse = (
  people: RelapsePeople,
  weighted: WeightedPeople,
  adjust: Adjustment,
  { measure, tau, level }: { readonly measure: Measure; readonly tau: number; readonly level: number },
): WeightedContrast | NotEstimable => {
  const { treated, weight, model, design } = weighted;
  if (adjust.kind === "regression" || adjust.kind === "augmented") {
    const outcome = relapsePseudoValues(people, measure, tau);
    if ("kind" in outcome) return outcome;
    if (adjust.kind === "regression") return regressionDifference(outcome, weighted, level);
    const propensity = propensityScore({ treated, design });
    if (propensity.kind === "not-estimable") return propensity;
    return augmentedInverseProbability(
      { propensity, outcome },
      { outcomeModel: "linear", level, errors: "stacked", degreesLost: model.degreesLost ?? 0 },
    );
  }
  const arms = { time: people.time, event: people.event, treated, weight };
  switch (measure) {
    case "restricted-mean":
      return weightedRestrictedMeanDifference(arms, { tau, level, weightModel: model });
    case "relapse-free":
      return weightedSurvivalDifference(arms, { time: tau, level, weightModel: model });
    case "response-duration":
      return weightedRestrictedMeanDurationDifference(
        { ...arms, responded: people.responded },
        { tau, level, weightModel: model },
      );
  }
};
