import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { inverseForm, packedForm, packedInverse, rescaled, rootDiagonal, unpacked } from "../numeric/packed-matrix.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type CoxData, requireCoxData } from "./cox-data.ts";
import { type CoxTies, coxDerivatives } from "./cox-derivatives.ts";
import { type CoxRobust, coxRobust } from "./cox-robust.ts";
import { coxRows } from "./cox-rows.ts";
import { type CoxTerm, coxTerm } from "./cox-term.ts";

export interface CoxOptions {
  readonly ties?: CoxTies;
  readonly level?: number;
  /** Sandwich variance (Lin & Wei 1989). On when `cluster` is given; ask for it when weights are not frequencies. */
  readonly robust?: boolean;
}

export interface CoxFit {
  readonly kind: "cox";
  readonly ties: CoxTies;
  /** Rows ever at risk, and those of them with the event. */
  readonly n: number;
  readonly events: number;
  readonly terms: readonly CoxTerm[];
  /** Of the coefficients, model-based. */
  readonly covariance: readonly (readonly number[])[];
  readonly robust: CoxRobust | null;
  /** Log partial likelihood at 0 and at the estimate. */
  readonly nullLogLikelihood: number;
  readonly logLikelihood: number;
  readonly likelihoodRatio: Test;
  readonly wald: Test;
  readonly score: Test;
  readonly iterations: number;
}

/**
 * By what factor does each covariate multiply the hazard of the event, whatever the hazard's course in time?
 *
 * Maximises the partial likelihood Π exp(xᵢb) / Σ over those at risk exp(xⱼb). Assumes proportional hazards (see
 * `proportionalHazardsTest`) and uninformative censoring. Ties: Efron (default) or Breslow; weighted Efron gives tied events their mean
 * weight. Rows with `entry` are at risk in (entry, time]. Times are tied when equal to the last bit. The robust variance is Σ over
 * clusters of dfbeta·dfbetaᵀ without an n/(n − 1) factor. No finite estimate: `separation`, with gradient and last parameters
 * (standardised covariates) in the details. Cox (1972), JRSS B 34:187, doi:10.1111/j.2517-6161.1972.tb00899.x; Efron (1977), JASA 72:557,
 * doi:10.1080/01621459.1977.10480613; Lin & Wei (1989), JASA 84:1074, doi:10.1080/01621459.1989.10478874. Equals survival 3.5-3
 * `coxph(Surv(entry, time, event) ~ x + strata(s), weights, cluster, ties)`.
 */
export const coxRegression = (
  data: CoxData,
  { ties = "efron", level = 0.95, robust = data.cluster !== undefined }: CoxOptions = {},
): CoxFit | NotEstimable => {
  requireCoxData(data);
  requireOpenUnit("level", level);
  const rows = coxRows(data);
  const { n, p, events, scale } = rows;
  if (n === 0) return notEstimable("no-data", "Nobody was ever at risk.");
  if (events === 0) return notEstimable("no-events", "Nobody had the event.", { n });
  const best = maximumLikelihood((at) => coxDerivatives(rows, at, ties), { start: new Float64Array(p) });
  if (best.kind === "not-estimable") return best;
  const inverse = packedInverse(best.information, p);
  const score = inverseForm(best.initial.information, best.initial.gradient);
  if (inverse === null || score === null)
    return notEstimable("singular", "The covariates cannot be told apart.", { n });
  const perUnit = scale.map((spread) => 1 / spread);
  const coefficients = best.at.map((value, j) => value * (perUnit[j] as number));
  const covariance = rescaled(inverse, perUnit);
  const sandwiched = robust ? coxRobust(data, rows, best, inverse, ties) : null;
  const standardErrors = rootDiagonal(covariance, p);
  return {
    kind: "cox",
    ties,
    n,
    events,
    terms: Array.from(coefficients, (coefficient, j) =>
      coxTerm(coefficient, standardErrors[j] as number, sandwiched?.standardErrors[j] ?? null, level),
    ),
    covariance: unpacked(covariance, p),
    robust: sandwiched,
    nullLogLikelihood: best.initial.value,
    logLikelihood: best.value,
    likelihoodRatio: chiSquare("likelihood ratio", 2 * (best.value - best.initial.value), p),
    wald: chiSquare("Wald", packedForm(best.information, best.at), p),
    score: chiSquare("score", score, p),
    iterations: best.iterations,
  };
};

const chiSquare = (name: string, statistic: number, df: number): Test => ({
  name,
  statistic,
  df: [df],
  p: chiSquareUpperTail(statistic, df),
});
