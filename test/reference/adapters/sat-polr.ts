import { type ProportionalOdds, proportionalOdds } from "../../../pipeline/stats/index.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { labelColumn, numbers } from "../harness/read-table.ts";
import { columnOf, firstTable, input, numberOption, optionalColumn, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase } from "../harness/types.ts";
import { highOf, lowOf } from "../harness/values.ts";

/** Proportional-odds logistic regression. */
export const satPolrAdapter: Adapter = {
  kind: "sat-polr",
  run: (reference) => {
    const y = columnOf(reference, "y");
    const frequency = optionalColumn(reference, "frequency");
    const { table, design } = modelFrame(textOption(reference, "covariates"), firstTable(reference), {
      also: frequency === null ? [y] : [y, frequency],
    });
    // R drops the first column, whatever it is: the thresholds are the intercepts.
    const terms = design.names.slice(1);
    const scale = levelsOf(reference);
    const category = labelColumn(table, y).map((label) => scale.indexOf(label ?? ""));
    const fit = proportionalOdds(
      {
        category,
        categories: scale.length,
        covariates: design.columns.slice(1),
        ...(frequency === null ? {} : { weight: numbers(table, frequency) }),
      },
      { level: numberOption(reference, "level", 0.95) },
    );
    return fit.kind === "not-estimable" ? fit : { terms, ...treeOf(fit) };
  },
};

const treeOf = (fit: ProportionalOdds) => ({
  n: fit.n,
  coef: fit.terms.map(({ coefficient }) => coefficient),
  se: fit.terms.map(({ standardError }) => standardError),
  z: fit.terms.map(({ z }) => z),
  p: fit.terms.map(({ p }) => p),
  or: fit.terms.map(({ oddsRatio }) => oddsRatio.value),
  "or.ci.lb": fit.terms.map(({ oddsRatio }) => lowOf(oddsRatio)),
  "or.ci.ub": fit.terms.map(({ oddsRatio }) => highOf(oddsRatio)),
  zeta: fit.thresholds.map(({ value }) => value),
  "zeta.se": fit.thresholds.map(({ standardError }) => standardError),
  logLik: fit.logLikelihood,
  deviance: fit.deviance,
  AIC: fit.aic,
  logLik_null: fit.nullLogLikelihood,
  LR: fit.likelihoodRatio?.statistic ?? null,
  "LR.df": fit.likelihoodRatio?.df[0] ?? null,
  "LR.p": fit.likelihoodRatio?.p ?? null,
});

/** The scale from low to high. */
const levelsOf = (reference: ReferenceCase): readonly string[] => {
  const given = input(reference, "levels");
  if (!Array.isArray(given)) throw new RangeError(`input of ${reference.id} not a list: levels`);
  return given.map(String);
};
