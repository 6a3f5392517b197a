import { effectiveSampleSize } from "../../../pipeline/stats/causal/effective-sample-size.ts";
import { propensityScore } from "../../../pipeline/stats/causal/propensity-score.ts";
import { propensityWeights } from "../../../pipeline/stats/causal/propensity-weights.ts";
import type { CoxTies } from "../../../pipeline/stats/survival/cox-derivatives.ts";
import { coxRegression } from "../../../pipeline/stats/survival/cox-regression.ts";
import { curveAt } from "../../../pipeline/stats/survival/curve-at.ts";
import { kaplanMeier } from "../../../pipeline/stats/survival/kaplan-meier.ts";
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
  const score = propensityScore({ treated, design: design.columns });
  if (score.kind === "not-estimable") return score;
  const weights = propensityWeights(score, "stabilised");
  if (weights.kind === "not-estimable") return weights;
  const { weight } = weights;
  const data = { time: numbers(table, time), event: numbers(table, status), weight };
  const plain = coxRegression({ time: data.time, event: data.event, covariates: [treated] });
  const arm = (code: number): readonly number[] => treated.flatMap((one, row) => (one === code ? [row] : []));
  return {
    n: table.rows,
    ps_terms: design.names,
    ps_coef: score.model.coefficients,
    ps_se: score.model.standardErrors,
    ps_first10: score.model.fitted.slice(0, 10),
    sw_first10: weight.slice(0, 10),
    sw_mean: weight.reduce((total, one) => total + one, 0) / table.rows,
    sw_max: Math.max(...weight),
    sw_min: Math.min(...weight),
    ESS_treated: effectiveSampleSize(arm(1).map((row) => weight[row] ?? 0)),
    ESS_control: effectiveSampleSize(arm(0).map((row) => weight[row] ?? 0)),
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
