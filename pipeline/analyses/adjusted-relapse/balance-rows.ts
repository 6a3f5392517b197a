import { balanceColumns } from "../../derive/covariates/covariate-design.ts";
import { covariateSpec } from "../../derive/covariates/covariate-spec.ts";
import type { AdjustedComparison } from "../../derive/weighting/adjusted-comparison.ts";
import type { Plan } from "../../model/index.ts";
import { type BalanceRow, covariateBalance } from "../../stats/causal/covariate-balance.ts";
import { labelOf } from "../published/words.ts";

/** One column of the covariates before and after weighting. */
export interface ComparedColumn {
  readonly label: string;
  /** The column marks a level of a category: its means are shares. */
  readonly share: boolean;
  readonly before: BalanceRow;
  readonly after: BalanceRow;
}

/** How alike the cohorts are, column by column, before and after the weights of a comparison; empty where there are none. */
export const balanceRows = (
  { people, covariates, weighted }: AdjustedComparison,
  plan: Pick<Plan, "extraColumns" | "labels">,
): readonly ComparedColumn[] => {
  if (weighted.kind === "not-estimable") return [];
  const columns = balanceColumns(covariates);
  const before = covariateBalance({ treated: people.treated, covariates: columns.map(({ values }) => values) });
  const after = covariateBalance({
    treated: weighted.treated,
    covariates: columns.map(({ values }) => Float64Array.from(weighted.rows, (row) => values[row] as number)),
    weight: weighted.weight,
  });
  if (before.kind === "not-estimable" || after.kind === "not-estimable") return [];
  return columns.map(({ covariate, part }, i) => ({
    label:
      part === null
        ? covariateLabel(covariate, plan)
        : `${covariateLabel(covariate, plan)}: ${labelOf(plan, covariateSpec(covariate).name, part)}`,
    share: part !== null,
    before: before.rows[i] as BalanceRow,
    after: after.rows[i] as BalanceRow,
  }));
};

/** What a reader calls a declared covariate: the title of the column where the study gives one. */
const covariateLabel = (text: string, { extraColumns }: Pick<Plan, "extraColumns">): string => {
  const { name, form } = covariateSpec(text);
  if (form.kind === "pomp") return "Baseline score, percent of its scale";
  const title = extraColumns.find((column) => column.name === name)?.title ?? name.replaceAll("_", " ");
  const label = title.slice(0, 1).toUpperCase() + title.slice(1);
  return form.kind === "log1p" ? `${label} (logarithm)` : label;
};
