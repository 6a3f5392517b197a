import type { Plan } from "../../model/index.ts";
import { chainedEquations } from "../../stats/missing/chained-equations.ts";
import type { IncompleteColumn } from "../../stats/missing/incomplete-column.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import type { CovariateValues } from "../covariates/covariate-values.ts";

/**
 * Copies of the covariates with their gaps filled; one copy, as given, when nothing is missing.
 *
 * Chained equations in which each covariate is imputed from the others and from `others`: the groups compared and the outcome, under
 * names that no covariate can have. A column of those with gaps of which nothing, or one value only, is known tells nothing and is left
 * out. Values in their own units, before any transformation. Not estimable where nothing, or one value only, is known of a covariate
 * that has gaps.
 */
export const imputedCovariates = (
  values: readonly CovariateValues[],
  others: readonly IncompleteColumn[],
  plan: Pick<Plan, "missing" | "seed">,
): readonly (readonly CovariateValues[])[] | NotEstimable => {
  if (!values.some(({ missing }) => missing.includes(1))) return [values];
  const { imputations, donors, iterations } = plan.missing;
  const found = chainedEquations([...values.map(columnOf), ...others.filter(tells)], {
    seed: plan.seed,
    sets: imputations,
    donors,
    iterations,
  });
  if (found.kind === "not-estimable") return found;
  return found.completed.map((set) =>
    values.map((one) => ({
      ...one,
      values: set[one.spec.text] as Float64Array,
      missing: new Uint8Array(one.missing.length),
    })),
  );
};

const columnOf = ({ spec, kind, values, missing }: CovariateValues): IncompleteColumn => ({
  name: spec.text,
  kind: kind === "numeric" ? "numeric" : "categorical",
  values,
  missing,
});

const tells = ({ values, missing }: IncompleteColumn): boolean => {
  if (missing === undefined || !Array.from(missing).includes(1)) return true;
  return new Set(Array.from(values).filter((_, row) => missing[row] === 0)).size > 1;
};
