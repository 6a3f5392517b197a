import { acceleratedFailureTime } from "../../../pipeline/stats/survival/accelerated-failure-time.ts";
import type { SurvivalTimes } from "../../../pipeline/stats/survival/aft-rows.ts";
import type { FailureDistributionName } from "../../../pipeline/stats/survival/failure-distribution.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { numberColumn, numbers, type Table } from "../harness/read-table.ts";
import { columnOf, firstTable, optionalColumn, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";

const laws = ["weibull", "exponential", "lognormal", "loglogistic", "gaussian"] as const;

const run = (reference: ReferenceCase): ResultTree => {
  const { table, design } = modelFrame(textOption(reference, "covariates"), firstTable(reference));
  const slopes = design.columns.filter((_, j) => design.names[j] !== "(Intercept)");
  const dataFor = (law: FailureDistributionName): SurvivalTimes => ({
    ...intervals(reference, table, law === "gaussian" ? -Infinity : 0),
    covariates: slopes,
  });
  return {
    n: table.rows,
    terms: design.names,
    ...Object.fromEntries(
      laws.filter((law) => law in reference.expected).map((law) => [law, fitTree(dataFor(law), law)] as const),
    ),
  };
};

/** `right`: times and status; `left`: known only to be before the time where there is no event; else two ends, empty ones open. */
const intervals = (reference: ReferenceCase, table: Table, open: number): Pick<SurvivalTimes, "left" | "right"> => {
  const time = columnOf(reference, "left_or_time");
  const type = textOption(reference, "type");
  if (type === "interval2") {
    const right = numberColumn(table, columnOf(reference, "right"));
    return { left: numberColumn(table, time).map((end) => end || open), right: right.map((end) => end ?? Infinity) };
  }
  const at = numbers(table, time);
  const status = optionalColumn(reference, "status");
  const event = status === null ? at.map(() => 1) : numbers(table, status);
  if (type === "left") return { left: at.map((end, i) => (event[i] === 1 ? end : open)), right: at };
  return { left: at, right: at.map((end, i) => (event[i] === 1 ? end : Infinity)) };
};

const fitTree = (data: SurvivalTimes, distribution: FailureDistributionName): ResultTree => {
  const fit = acceleratedFailureTime(data, { distribution });
  if (fit.kind === "not-estimable") return fit;
  const coefficients = fit.terms.map(({ coefficient }) => coefficient);
  const [intercept = 0, ...slopes] = coefficients;
  return {
    coef: coefficients,
    se: fit.terms.map(({ standardError }) => standardError),
    log_scale: fit.logScale,
    "log_scale.se": fit.logScaleStandardError,
    scale: fit.scale,
    loglik: fit.logLikelihood,
    AIC: fit.aic,
    weibull_shape: 1 / fit.scale,
    weibull_scale_baseline: Math.exp(intercept),
    ph_loghr: slopes.map((slope) => -slope / fit.scale),
    baseline_rate: Math.exp(-intercept),
  };
};

/** Parametric accelerated failure time models. */
export const survAftAdapter: Adapter = { kind: "surv-aft", run };
