import { predictors } from "../causal/logistic-derivatives.ts";
import { standardNormal } from "../numeric/standard-normal.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { ImputationTask } from "./imputation-task.ts";
import { linearDraw } from "./linear-draw.ts";

/**
 * Fills each gap from a linear model with normal errors whose coefficients and residual variance are drawn from their posterior:
 * xβ* + σ*·z. Rubin (1987), p. 167. The definition of R mice `mice.impute.norm`.
 */
export const normalImputation = (
  { values, known, unknown, random }: ImputationTask,
  { ridge }: { readonly ridge: number },
): Float64Array | NotEstimable => {
  const model = linearDraw(known, values, { ridge, random });
  if (model === null) return notEstimable("singular", "The predictors cannot be told apart.");
  const gaps = (unknown[0] as Float64Array).length;
  return predictors(unknown, model.drawn, gaps).map((expected) => expected + model.sigma * standardNormal(random));
};
