import type { Test } from "../../../pipeline/stats/quantity.ts";
import { concordance } from "../../../pipeline/stats/survival/concordance.ts";
import type { CoxData } from "../../../pipeline/stats/survival/cox-data.ts";
import type { CoxTies } from "../../../pipeline/stats/survival/cox-derivatives.ts";
import { type CoxFit, coxRegression } from "../../../pipeline/stats/survival/cox-regression.ts";
import { linearPredictor } from "../../../pipeline/stats/survival/linear-predictor.ts";
import {
  proportionalHazardsTest,
  type TimeTransform,
} from "../../../pipeline/stats/survival/proportional-hazards-test.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { isText, labelColumn, levels, numbers, type Table } from "../harness/read-table.ts";
import { columnOf, firstTable, optionalColumn, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";

const run = (reference: ReferenceCase): ResultTree => {
  const roles = ["start", "time", "status", "strata", "cluster", "weights"] as const;
  const [start, time, status, strata, cluster, weights] = roles.map((role) => optionalColumn(reference, role));
  const also = [start, time, status, strata, cluster, weights].filter((name) => typeof name === "string");
  const { table, design } = modelFrame(textOption(reference, "covariates"), firstTable(reference), { also });
  const terms = design.names.flatMap((name, j) => (name === "(Intercept)" ? [] : [j]));
  const data: CoxData = {
    time: numbers(table, columnOf(reference, "time")),
    event: numbers(table, columnOf(reference, "status")),
    covariates: terms.map((j) => design.columns[j] as Float64Array),
    ...(start ? { entry: numbers(table, start) } : {}),
    ...(strata ? { stratum: codes(table, strata) } : {}),
    ...(weights ? { weight: numbers(table, weights) } : {}),
  };
  const clusters = cluster ? codes(table, cluster) : null;
  const fits = Object.fromEntries(
    (["efron", "breslow"] as const).map((ties) => [ties, fitTree(data, clusters, ties)] as const),
  );
  return {
    n: table.rows,
    events: Array.from(data.event).reduce((total, one) => total + one, 0),
    terms: terms.map((j) => design.names[j]),
    ...fits,
  };
};

const codes = (table: Table, name: string): readonly number[] => {
  if (!isText(table, name)) return numbers(table, name);
  const all = levels(table, name);
  return labelColumn(table, name).map((label) => all.indexOf(label ?? ""));
};

const fitTree = (data: CoxData, cluster: readonly number[] | null, ties: CoxTies): ResultTree => {
  const fit = coxRegression(data, { ties });
  if (fit.kind === "not-estimable") return fit;
  const coefficients = fit.terms.map(({ coefficient }) => coefficient);
  const c = concordance(data, linearPredictor(data.covariates, coefficients));
  return {
    ...termTree(fit),
    loglik_null: fit.nullLogLikelihood,
    loglik: fit.logLikelihood,
    LR: fit.likelihoodRatio.statistic,
    "LR.p": fit.likelihoodRatio.p,
    wald: fit.wald.statistic,
    score: fit.score.statistic,
    "score.p": fit.score.p,
    df: fit.score.df[0],
    concordance: c.kind === "estimate" ? c.value : c,
    "concordance.se": c.kind === "estimate" ? c.se : c,
    ...(cluster ? { robust: robustTree(coxRegression({ ...data, cluster }, { ties })) } : {}),
    ...Object.fromEntries(
      (["km", "rank", "identity", "log"] as const).map((transform) => [
        `zph.${transform}`,
        zphTree(data, fit, transform),
      ]),
    ),
  };
};

const termTree = ({ terms }: CoxFit): { readonly [key: string]: ResultTree } => ({
  coef: terms.map(({ coefficient }) => coefficient),
  se: terms.map(({ standardError }) => standardError),
  z: terms.map(({ z }) => z),
  p: terms.map(({ p }) => p),
  hr: terms.map(({ hazardRatio }) => hazardRatio.value),
  "hr.ci.lb": terms.map(({ hazardRatio }) => hazardRatio.intervals[0]?.low),
  "hr.ci.ub": terms.map(({ hazardRatio }) => hazardRatio.intervals[0]?.high),
});

const robustTree = (fit: ReturnType<typeof coxRegression>): ResultTree => {
  if (fit.kind === "not-estimable") return fit;
  const statistic = (test: Test | null | undefined): number | null => test?.statistic ?? null;
  return {
    ...termTree(fit),
    se: fit.terms.map(({ robustStandardError }) => robustStandardError),
    wald: statistic(fit.robust?.wald),
    robust_score: statistic(fit.robust?.score),
    n_clusters: fit.robust?.clusters,
  };
};

const zphTree = (data: CoxData, fit: CoxFit, transform: TimeTransform): ResultTree => {
  const test = proportionalHazardsTest(data, fit, { transform });
  if (test.kind === "not-estimable") return test;
  return {
    chisq: test.terms.map(({ statistic }) => statistic),
    p: test.terms.map(({ p }) => p),
    "global.chisq": test.global.statistic,
    "global.df": test.global.df[0],
    "global.p": test.global.p,
  };
};

/** Proportional hazards. */
export const survCoxAdapter: Adapter = { kind: "surv-cox", run };

/** The same with delayed entry, whose column has the role `start` here too. */
export const survCoxLefttruncAdapter: Adapter = { kind: "surv-cox-lefttrunc", run };
