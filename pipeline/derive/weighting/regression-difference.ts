import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { gComputation } from "../../stats/causal/g-computation.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { WeightedPeople } from "./weighted-people.ts";

/**
 * The difference in means by a linear regression on treatment and the design, its standard error paying for the coefficients where
 * that of the weights pays for theirs. Not estimable with no more people than coefficients.
 */
export const regressionDifference = (
  outcome: Float64Array,
  { treated, design, model }: Pick<WeightedPeople, "treated" | "design" | "model">,
  level: number,
): WeightedContrast | NotEstimable => {
  const coefficients = design.length + 1;
  if (coefficients >= treated.length) {
    return notEstimable("too-few", `There are ${treated.length} people for a regression with ${coefficients} terms.`);
  }
  const degreesLost = model.degreesLost === undefined ? 0 : coefficients;
  return gComputation({ treated, outcome, design }, { outcomeModel: "linear", level, degreesLost });
};
