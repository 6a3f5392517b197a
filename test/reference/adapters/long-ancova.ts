import { type Ancova, ancova } from "../../../pipeline/stats/index.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { columnIn, firstTable, input, numberOption, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase } from "../harness/types.ts";
import { highOf, lowOf } from "../harness/values.ts";

/** Analysis of covariance with ordinary and heteroskedasticity-consistent standard errors. */
export const longAncovaAdapter: Adapter = {
  kind: "long-ancova",
  run: (reference) => {
    const also = completeColumns(reference);
    const { design, response } = modelFrame(textOption(reference, "formula"), firstTable(reference), { also });
    if (response === null) throw new RangeError(`formula without a left side: ${reference.id}`);
    const fit = ancova(
      { outcome: response, design: design.columns },
      { level: numberOption(reference, "level", 0.95) },
    );
    return fit.kind === "not-estimable" ? fit : { terms: design.names, ...treeOf(fit) };
  },
};

const treeOf = (fit: Ancova) => ({
  n: fit.n,
  coef: fit.terms.map(({ coefficient }) => coefficient.value),
  se: fit.terms.map(({ standardError }) => standardError),
  t: fit.terms.map(({ t }) => t),
  p: fit.terms.map(({ p }) => p),
  "ci.lb": fit.terms.map(({ coefficient }) => lowOf(coefficient)),
  "ci.ub": fit.terms.map(({ coefficient }) => highOf(coefficient)),
  df: fit.df,
  sigma: fit.sigma,
  R2: fit.rSquared,
  adjR2: fit.adjustedRSquared,
  F: fit.overall?.statistic ?? null,
  "se.HC0": fit.terms.map(({ robustStandardErrors }) => robustStandardErrors.hc0),
  "se.HC1": fit.terms.map(({ robustStandardErrors }) => robustStandardErrors.hc1),
  "se.HC2": fit.terms.map(({ robustStandardErrors }) => robustStandardErrors.hc2),
  "se.HC3": fit.terms.map(({ robustStandardErrors }) => robustStandardErrors.hc3),
  logLik: fit.logLikelihood,
  AIC: fit.aic,
});

/** The columns listed as those that must be there; a sentence names none. */
const completeColumns = (reference: ReferenceCase): readonly string[] => {
  const listed = input(reference, "complete_cases");
  const table = firstTable(reference);
  return (Array.isArray(listed) ? listed : [listed])
    .map((name) => columnIn(table, String(name)))
    .filter((name) => name !== null);
};
