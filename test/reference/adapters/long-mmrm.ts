import type { MarginalContrast } from "../../../pipeline/stats/longitudinal/marginal-contrast.ts";
import { mmrm } from "../../../pipeline/stats/longitudinal/mmrm.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { isText, labelColumn, levels, numbers, textColumn, withColumn } from "../harness/read-table.ts";
import { columnOf, firstTable, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";
import { highOf, lowOf } from "../harness/values.ts";

/** What formulas call the visit, whatever its column. */
const VISIT = "visit";

const run = (reference: ReferenceCase): ResultTree => {
  const response = columnOf(reference, "y");
  const subject = columnOf(reference, "subject");
  const column = columnOf(reference, "visit");
  const whole = firstTable(reference);
  const { table, design } = modelFrame(
    textOption(reference, "fixed"),
    withColumn(whole, VISIT, textColumn(whole, column)),
    { factors: [VISIT], also: [response, subject, column] },
  );
  const codes = (name: string): readonly number[] => {
    const all = levels(table, name);
    return labelColumn(table, name).map((label) => all.indexOf(label ?? ""));
  };
  const fit = mmrm({
    response: numbers(table, response),
    design: design.columns,
    subject: codes(subject),
    visit: codes(VISIT),
  });
  if (fit.kind === "not-estimable") return fit;
  const each = (value: (contrast: MarginalContrast) => number | null): ResultTree =>
    fit.coefficients.map((contrast) => (contrast.kind === "contrast" ? value(contrast) : contrast));
  const visits = levels(table, VISIT);
  return {
    n_rows: fit.rows,
    n_subjects: fit.subjects,
    visits: isText(table, VISIT) ? visits : visits.map(Number),
    terms: design.names,
    coef: each(({ value }) => value),
    se: each(({ standardError }) => standardError),
    t: each(({ t }) => t),
    "df.satterthwaite": each(({ df }) => df),
    "p.satterthwaite": each(({ p }) => p),
    "ci.lb.satterthwaite": each(({ estimate }) => lowOf(estimate)),
    "ci.ub.satterthwaite": each(({ estimate }) => highOf(estimate)),
    "df.residual_gls": fit.rows - design.columns.length,
    covariance_rows: fit.covariance,
    sd: fit.standardDeviations,
    correlation_rows: fit.correlation,
    "logLik.REML": fit.logLikelihood,
    "AIC.REML": fit.aic,
  };
};

/** Unstructured covariance, REML, Satterthwaite. */
export const longMmrmAdapter: Adapter = { kind: "long-mmrm", run };
