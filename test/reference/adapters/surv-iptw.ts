import { maximumLikelihood } from "../../../pipeline/stats/numeric/maximum-likelihood.ts";
import { addOuter, packedInverse, rootDiagonal } from "../../../pipeline/stats/numeric/packed-matrix.ts";
import type { CoxTies } from "../../../pipeline/stats/survival/cox-derivatives.ts";
import { coxRegression } from "../../../pipeline/stats/survival/cox-regression.ts";
import { curveAt } from "../../../pipeline/stats/survival/curve-at.ts";
import { kaplanMeier } from "../../../pipeline/stats/survival/kaplan-meier.ts";
import { propensityWeights } from "../../../pipeline/stats/survival/propensity-weight-model.ts";
import { pickRows, type RightCensored } from "../../../pipeline/stats/survival/right-censored.ts";
import { survivalInfluence } from "../../../pipeline/stats/survival/survival-influence.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { numbers } from "../harness/read-table.ts";
import { columnOf, firstTable, textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";

const run = (reference: ReferenceCase): ResultTree => {
  const [time, status, treatment] = [
    columnOf(reference, "time"),
    columnOf(reference, "status"),
    columnOf(reference, "treatment"),
  ];
  const { table, design } = modelFrame(textOption(reference, "ps_model"), firstTable(reference), {
    also: [time, status, treatment],
  });
  const treated = numbers(table, treatment);
  const fit = logistic(design.columns, treated);
  if ("kind" in fit) return fit;
  const weights = propensityWeights({ treated, design: design.columns, probability: fit.probability }, "stabilised");
  if (weights.kind === "not-estimable") return weights;
  const { weight } = weights;
  const data = { time: numbers(table, time), event: numbers(table, status), weight };
  const plain = coxRegression({ time: data.time, event: data.event, covariates: [treated] });
  const arm = (code: number): readonly number[] => treated.flatMap((one, row) => (one === code ? [row] : []));
  return {
    n: table.rows,
    ps_terms: design.names,
    ps_coef: fit.coefficients,
    ps_se: fit.standardErrors,
    ps_first10: fit.probability.slice(0, 10),
    sw_first10: weight.slice(0, 10),
    sw_mean: weight.reduce((total, one) => total + one, 0) / table.rows,
    sw_max: Math.max(...weight),
    sw_min: Math.min(...weight),
    ESS_treated: effectiveSize(arm(1).map((row) => weight[row] ?? 0)),
    ESS_control: effectiveSize(arm(0).map((row) => weight[row] ?? 0)),
    "cox.efron": coxTree(data, treated, "efron"),
    "cox.breslow": coxTree(data, treated, "breslow"),
    "unweighted.cox.efron":
      plain.kind === "cox" ? { coef: plain.terms[0]?.coefficient, se: plain.terms[0]?.standardError } : plain,
    ...Object.fromEntries(
      [0, 1].map((code) => {
        const key = `weighted_km.${code}`;
        return [key, curveTree(pickRows(data, arm(code)), timesOf(reference, key))] as const;
      }),
    ),
  };
};

const timesOf = ({ expected }: ReferenceCase, key: string): readonly number[] => {
  const branch = expected[key];
  const times = typeof branch === "object" && branch !== null && "times" in branch ? branch.times : [];
  return Array.isArray(times) ? times.map(Number) : [];
};

/** Logistic regression on a design matrix, by the library's Newton steps on columns brought to a mean square of 1. */
const logistic = (design: readonly Float64Array[], y: readonly number[]) => {
  const q = design.length;
  const spread = design.map((column) => Math.sqrt(column.reduce((total, x) => total + x * x, 0) / column.length));
  const columns = design.map((column, j) => column.map((x) => x / (spread[j] ?? 1)));
  const chance = (at: Float64Array): Float64Array =>
    Float64Array.from(
      y,
      (_, i) => 1 / (1 + Math.exp(-columns.reduce((eta, x, j) => eta + (x[i] ?? 0) * (at[j] ?? 0), 0))),
    );
  const best = maximumLikelihood(
    (at) => {
      const e = chance(at);
      const information = new Float64Array((q * (q + 1)) / 2);
      const gradient = new Float64Array(q);
      let value = 0;
      y.forEach((yes, i) => {
        const p = e[i] ?? 0;
        const row = columns.map((column) => column[i] ?? 0);
        value += Math.log(yes === 1 ? p : 1 - p);
        addOuter(information, row, p * (1 - p));
        row.forEach((x, j) => {
          gradient[j] = (gradient[j] ?? 0) + x * (yes - p);
        });
      });
      return { value, gradient, information };
    },
    { start: new Float64Array(q) },
  );
  if (best.kind === "not-estimable") return best;
  const inverse = packedInverse(best.information, q) ?? new Float64Array(0);
  return {
    probability: chance(best.at),
    coefficients: best.at.map((value, j) => value / (spread[j] ?? 1)),
    standardErrors: rootDiagonal(inverse, q).map((se, j) => se / (spread[j] ?? 1)),
  };
};

const effectiveSize = (weights: readonly number[]): number => {
  const total = weights.reduce((sum, one) => sum + one, 0);
  return (total * total) / weights.reduce((sum, one) => sum + one * one, 0);
};

const coxTree = (data: RightCensored, treated: readonly number[], ties: CoxTies): ResultTree => {
  const fit = coxRegression({ ...data, covariates: [treated] }, { ties, robust: true });
  if (fit.kind === "not-estimable") return fit;
  const [term] = fit.terms;
  return {
    coef: term?.coefficient,
    "robust.se": term?.robustStandardError,
    "naive.se": term?.standardError,
    z: term?.z,
    p: term?.p,
    hr: term?.hazardRatio.value,
    "hr.ci.lb": term?.hazardRatio.intervals[0]?.low,
    "hr.ci.ub": term?.hazardRatio.intervals[0]?.high,
  };
};

const curveTree = (arm: RightCensored, times: readonly number[]): ResultTree => {
  const points = times.map((time) => curveAt(kaplanMeier(arm), time));
  return {
    times,
    surv: points.map(({ survival }) => survival),
    "n.risk_weighted": points.map(({ atRisk }) => atRisk),
    "std.err.robust": times.map((time) => {
      const { derivative } = survivalInfluence(arm, time);
      return Math.sqrt(derivative.reduce((total, one, i) => total + (one * (arm.weight?.[i] ?? 1)) ** 2, 0));
    }),
    "std.err.greenwood_with_weighted_counts": points.map(({ standardError }) => standardError),
  };
};

/** Inverse probability of treatment weighting. */
export const survIptwAdapter: Adapter = { kind: "surv-iptw", run };
