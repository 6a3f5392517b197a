import { causeSpecific } from "../../../pipeline/stats/survival/competing-risks.ts";
import { coxRegression } from "../../../pipeline/stats/survival/cox-regression.ts";
import { type FineGrayData, fineGray } from "../../../pipeline/stats/survival/fine-gray.ts";
import { completeRows, numbers, pickTableRows } from "../harness/read-table.ts";
import { columnOf, columnsOf, firstTable } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";

const run = (reference: ReferenceCase): ResultTree => {
  const columns = columnsOf(reference, "covariates");
  const time = columnOf(reference, "time");
  const status = columnOf(reference, "status");
  const all = firstTable(reference);
  const table = pickTableRows(all, completeRows(all, [time, status, ...columns]));
  const data: FineGrayData = {
    time: numbers(table, time),
    cause: numbers(table, status),
    covariates: columns.map((name) => numbers(table, name)),
  };
  const causes = [...new Set(Array.from(data.cause))].filter((code) => code > 0);
  return {
    n: table.rows,
    terms: columns,
    ...Object.fromEntries(causes.map((cause) => [`cause${cause}`, causeTree(data, cause)] as const)),
  };
};

const causeTree = (data: FineGrayData, cause: number): ResultTree => {
  const fit = fineGray(data, { cause });
  const known = fineGray(data, { cause, censoringTies: "events-first" });
  const cox = coxRegression({ ...causeSpecific(data, cause), covariates: data.covariates });
  if (fit.kind === "not-estimable") return fit;
  return {
    coef: fit.terms.map(({ coefficient }) => coefficient),
    se: fit.terms.map(({ robustStandardError }) => robustStandardError),
    z: fit.terms.map(({ z }) => z),
    p: fit.terms.map(({ p }) => p),
    shr: fit.terms.map(({ hazardRatio }) => hazardRatio.value),
    "shr.ci.lb": fit.terms.map(({ hazardRatio }) => hazardRatio.intervals[0]?.low),
    "shr.ci.ub": fit.terms.map(({ hazardRatio }) => hazardRatio.intervals[0]?.high),
    loglik_null: fit.nullLogLikelihood,
    loglik: fit.logLikelihood,
    "finegray_coxph.coef": known.kind === "fine-gray" ? known.terms.map(({ coefficient }) => coefficient) : known,
    "finegray_coxph.robust_se": known.kind === "fine-gray" ? known.standardErrorsKnownWeights : known,
    "cause_specific_cox.efron.coef": cox.kind === "cox" ? cox.terms.map(({ coefficient }) => coefficient) : cox,
    "cause_specific_cox.efron.se": cox.kind === "cox" ? cox.terms.map(({ standardError }) => standardError) : cox,
  };
};

/** Subdistribution and cause-specific hazards. */
export const survFinegrayAdapter: Adapter = { kind: "surv-finegray", run };
