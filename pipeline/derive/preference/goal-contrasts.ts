import { armsContrast, type WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { sameOutcome, weightedMeanDifference } from "../../stats/causal/weighted-mean-difference.ts";
import type { NotEstimable, Quantity } from "../../stats/quantity.ts";
import type { WeightedPeople } from "../weighting/weighted-people.ts";

/**
 * The weighted difference of means among the people of one goal, with the weights of everyone: the others keep their part in the
 * model of the weights and have no weight in the means.
 *
 * @param goals one a person kept.
 */
export const contrastWithin = (
  { treated, weight, model }: WeightedPeople,
  outcome: Float64Array,
  goals: readonly (string | null)[],
  goal: string,
  level: number,
): WeightedContrast | NotEstimable =>
  weightedMeanDifference(
    { treated, outcome, weight: weight.map((one, i) => (goals[i] === goal ? one : 0)) },
    { level, weightModel: model },
  );

/** One contrast minus another of the same people, such as the effect within one goal minus that within another. */
export const contrastsApart = (
  first: WeightedContrast | NotEstimable,
  second: WeightedContrast | NotEstimable,
  level: number,
): Quantity => {
  if (first.kind === "not-estimable") return first;
  if (second.kind === "not-estimable") return second;
  if (first.difference.kind === "not-estimable") return first.difference;
  if (second.difference.kind === "not-estimable") return second.difference;
  const { difference } = armsContrast(
    [
      { value: second.difference.value, influence: second.influence },
      { value: first.difference.value, influence: first.influence },
    ],
    { level, method: "normal (influence, weights estimated)", range: [-Infinity, Infinity], still: sameOutcome },
  );
  return difference;
};
