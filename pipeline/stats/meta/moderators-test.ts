import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { packedAt } from "../numeric/packed-matrix.ts";
import type { Test } from "../quantity.ts";
import type { Nested } from "./nested-effects.ts";
import type { NestedFit } from "./nested-fit.ts";

/**
 * Wald's test that the coefficients of all columns but the intercept's are 0: bᵀV⁻¹b, χ² on as many df; `null` without such a column.
 *
 * Read in the orthonormal basis, whose first direction is the intercept's: the others' coefficients are 0 there when they are 0
 * here, and are not entangled with it. Equals metafor's QM of a model with moderators.
 */
export const moderatorsTest = (
  { p, intercepts, projected }: Nested,
  { delta, information }: NestedFit,
): Test | null => {
  if (p === intercepts) return null;
  let statistic = 0;
  const shared = new Float64Array(intercepts);
  for (let i = intercepts; i < p; i++) {
    const left = (projected[i] as number) + (delta[i] as number);
    for (let j = 0; j < p; j++) {
      if (j < intercepts) shared[j] = (shared[j] as number) + left * packedAt(information, i, j);
      else statistic += left * packedAt(information, i, j) * ((projected[j] as number) + (delta[j] as number));
    }
  }
  for (let j = 0; j < intercepts; j++)
    statistic -= ((shared[j] as number) * (shared[j] as number)) / packedAt(information, j, j);
  return { name: "QM", statistic, df: [p - intercepts], p: chiSquareUpperTail(statistic, p - intercepts) };
};
