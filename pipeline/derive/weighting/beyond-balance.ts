import { balanceColumns } from "../covariates/covariate-design.ts";
import type { CovariateValues } from "../covariates/covariate-values.ts";
import type { GateInput } from "./gate.ts";

const GOAL = "goal";

/**
 * What weights that balance means exactly do not balance by construction: squares of numbers, and products of every column
 * with each level of the goal. Columns that do not vary are left out.
 */
export const beyondBalance = (covariates: readonly CovariateValues[]): GateInput["beyond"] => {
  const named = balanceColumns(covariates).map(({ covariate, part, values }) => ({
    covariate,
    name: part === null ? covariate : `${covariate} ${part}`,
    values,
  }));
  const numbers = new Set(covariates.filter(({ kind }) => kind === "numeric").map(({ spec }) => spec.text));
  const goals = named.filter(({ covariate }) => covariate === GOAL);
  const squares = named
    .filter(({ covariate }) => numbers.has(covariate))
    .map(({ name, values }) => ({ name: `${name} squared`, values: values.map((value) => value * value) }));
  const products = named
    .filter(({ covariate }) => covariate !== GOAL)
    .flatMap(({ name, values }) =>
      goals.map((goal) => ({
        name: `${name} × ${goal.name}`,
        values: values.map((value, i) => value * (goal.values[i] as number)),
      })),
    );
  return [...squares, ...products].filter(({ values }) => values.some((value) => value !== values[0]));
};
