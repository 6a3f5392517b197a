import { predictors } from "../causal/logistic-derivatives.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { ImputationTask } from "./imputation-task.ts";
import { linearDraw } from "./linear-draw.ts";
import { nearestDonor } from "./nearest-donor.ts";

export interface MatchingOptions {
  readonly donors: number;
  readonly ridge: number;
}

/**
 * Fills each gap with a value that was seen: that of one of the `donors` people whose predicted value is nearest.
 *
 * Predictions of known rows use the fitted coefficients, those of unknown rows coefficients drawn from their posterior (type 1 matching).
 * Little (1988), JBES 6:287; van Buuren (2018), Flexible Imputation of Missing Data, 2nd ed., sec. 3.4; donors: Morris, White &
 * Royston (2014), BMC Med Res Methodol 14:75, doi:10.1186/1471-2288-14-75. The definition of R mice `mice.impute.pmm(matchtype = 1)`,
 * with another stream of random numbers, no ridge on the intercept and exact lots among equal distances.
 */
export const predictiveMeanMatching = (
  { values, known, unknown, random }: ImputationTask,
  { donors, ridge }: MatchingOptions,
): Float64Array | NotEstimable => {
  const model = linearDraw(known, values, { ridge, random });
  if (model === null) return notEstimable("singular", "The predictors cannot be told apart.");
  const fitted = predictors(known, model.fitted, values.length);
  const order = Array.from(fitted, (_, i) => i).sort((a, b) => (fitted[a] as number) - (fitted[b] as number));
  const ascending = Float64Array.from(order, (i) => fitted[i] as number);
  const gaps = (unknown[0] as Float64Array).length;
  return predictors(unknown, model.drawn, gaps).map(
    (target) => values[order[nearestDonor(ascending, target, { donors, random })] as number] as number,
  );
};
