import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { augmentedInverseProbability } from "../../stats/causal/augmented-inverse-probability.ts";
import { propensityScore } from "../../stats/causal/propensity-score.ts";
import { weightedMeanDifference } from "../../stats/causal/weighted-mean-difference.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import type { Adjustment } from "./adjustment.ts";
import { regressionDifference } from "./regression-difference.ts";
import type { WeightedPeople } from "./weighted-people.ts";

/**
 * The adjusted difference in means, intervention minus comparator, with standard errors that carry the estimation of the weights.
 * `outcome` is of the people whom `weighted` kept, in its order.
 */
export const adjustedMeanDifference = (
  outcome: Float64Array,
  { treated, weight, model, design }: WeightedPeople,
  { kind }: Adjustment,
  { level }: { readonly level: number },
): WeightedContrast | NotEstimable => {
  if (kind === "regression") return regressionDifference(outcome, { treated, design, model }, level);
  if (kind === "augmented") {
    const propensity = propensityScore({ treated, design });
    if (propensity.kind === "not-estimable") return propensity;
    return augmentedInverseProbability(
      { propensity, outcome },
      { outcomeModel: "linear", level, errors: "stacked", degreesLost: model.degreesLost ?? 0 },
    );
  }
  return weightedMeanDifference({ treated, outcome, weight }, { level, weightModel: model });
};
