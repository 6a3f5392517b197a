import {
  linearMixedModel,
  type MixedModel,
  type MixedModelData,
} from "../../../pipeline/stats/longitudinal/linear-mixed-model.ts";
import type { MarginalContrast } from "../../../pipeline/stats/longitudinal/marginal-contrast.ts";
import type { NotEstimable } from "../../../pipeline/stats/quantity.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { labelColumn, levels, numbers } from "../harness/read-table.ts";
import { columnOf, firstTable, optionalColumn, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";

const run = (reference: ReferenceCase): ResultTree => {
  const response = columnOf(reference, "y");
  const subject = columnOf(reference, "subject");
  const slope = optionalColumn(reference, "slope");
  const also = [response, subject, ...(slope ? [slope] : [])];
  const { table, design } = modelFrame(textOption(reference, "fixed"), firstTable(reference), { also });
  const labels = levels(table, subject);
  const data: MixedModelData = {
    response: numbers(table, response),
    design: design.columns,
    subject: labelColumn(table, subject).map((label) => labels.indexOf(label ?? "")),
  };
  return {
    n: table.rows,
    n_subjects: labels.length,
    terms: design.names,
    intercept: modelTree(data),
    ...(slope ? { slope: modelTree({ ...data, slopes: [numbers(table, slope)] }) } : {}),
  };
};

const modelTree = (data: MixedModelData): ResultTree => {
  const fit = linearMixedModel(data);
  if (fit.kind === "not-estimable") return fit;
  const adjusted = linearMixedModel(data, { smallSample: "kenwardRoger" });
  const likely = linearMixedModel(data, { method: "ML" });
  const each = (one: MixedModel, value: (contrast: MarginalContrast) => number): ResultTree =>
    one.coefficients.map((contrast): number | NotEstimable =>
      contrast.kind === "contrast" ? value(contrast) : contrast,
    );
  const [[intercept, covariance], [, own] = []] = fit.randomCovariance as readonly (readonly number[])[] & [number[]];
  return {
    coef: each(fit, ({ value }) => value),
    se: each(fit, ({ standardError }) => standardError),
    t: each(fit, ({ t }) => t),
    "df.satterthwaite": each(fit, ({ df }) => df),
    "p.satterthwaite": each(fit, ({ p }) => p),
    "logLik.REML": fit.logLikelihood,
    var_intercept: intercept,
    cov_intercept_slope: covariance,
    var_slope: own,
    corr: fit.randomCorrelation[0]?.[1],
    var_residual: fit.residualVariance,
    ICC: fit.intraclassCorrelation,
    kenward_roger:
      adjusted.kind === "not-estimable"
        ? adjusted
        : { se: each(adjusted, ({ standardError }) => standardError), df: each(adjusted, ({ df }) => df) },
    ML:
      likely.kind === "not-estimable"
        ? likely
        : { theta: parameters(likely), coef: each(likely, ({ value }) => value), logLik: likely.logLikelihood },
  };
};

/** Lower triangle of the random covariance by rows, then the residual variance. */
const parameters = ({ randomCovariance, residualVariance }: MixedModel): readonly number[] => [
  ...randomCovariance.flatMap((row, i) => row.slice(0, i + 1)),
  residualVariance,
];

/** Random intercept, and random intercept and slope. */
export const longLmmAdapter: Adapter = { kind: "long-lmm", run };
