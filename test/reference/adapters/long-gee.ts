import {
  generalisedEstimatingEquations,
  type OutcomeFamily,
  type WorkingCorrelation,
} from "../../../pipeline/stats/index.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { labelColumn, levels } from "../harness/read-table.ts";
import { columnOf, firstTable, numberOption, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase } from "../harness/types.ts";

const families: readonly OutcomeFamily[] = ["gaussian", "binomial", "poisson"];
const correlations: readonly WorkingCorrelation[] = ["independence", "exchangeable"];

/** Marginal models of people measured more than once. */
export const longGeeAdapter: Adapter = {
  kind: "long-gee",
  run: (reference) => {
    const id = columnOf(reference, "id");
    const { table, design, response } = modelFrame(textOption(reference, "formula"), firstTable(reference), {
      also: [id],
    });
    if (response === null) throw new RangeError(`formula without a left side: ${reference.id}`);
    const people = new Map(levels(table, id).map((label, code) => [label, code]));
    const cluster = labelColumn(table, id).map((label) => people.get(label ?? "") ?? 0);
    const fit = generalisedEstimatingEquations(
      { outcome: response, design: design.columns, cluster },
      {
        family: oneOf(reference, "family", families),
        correlation: oneOf(reference, "corstr", correlations),
        level: numberOption(reference, "level", 0.95),
      },
    );
    if (fit.kind === "not-estimable") return fit;
    return {
      n: fit.n,
      n_clusters: fit.clusters,
      terms: design.names,
      coef: fit.terms.map(({ coefficient }) => coefficient.value),
      "robust.se": fit.terms.map(({ robustStandardError }) => robustStandardError),
      "naive.se": fit.terms.map(({ naiveStandardError }) => naiveStandardError),
      wald: fit.terms.map(({ wald }) => wald.statistic),
      p: fit.terms.map(({ wald }) => wald.p),
      scale: fit.scale,
      alpha: fit.workingCorrelation,
    };
  },
};

const oneOf = <T extends string>(reference: ReferenceCase, role: string, known: readonly T[]): T => {
  const text = textOption(reference, role);
  const found = known.find((name) => name === text);
  if (!found) throw new RangeError(`input of ${reference.id} unknown: ${role} = ${text}`);
  return found;
};
