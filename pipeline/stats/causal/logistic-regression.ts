import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { orthogonalColumns } from "../numeric/orthogonal-columns.ts";
import { packedInverse, rootDiagonal } from "../numeric/packed-matrix.ts";
import { requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { logistic, logisticDerivatives, predictors } from "./logistic-derivatives.ts";
import { ratioFromLog } from "./ratio-from-log.ts";

export interface LogisticData {
  /** 0 or 1, one a row. */
  readonly outcome: ArrayLike<number>;
  /** The columns of the model; the intercept is a column of ones. */
  readonly design: readonly ArrayLike<number>[];
  /** How often each row counts; default 1. */
  readonly weight?: ArrayLike<number>;
}

export interface LogisticFit {
  readonly kind: "logistic";
  /** Sums of weights: of all rows, and of those with the outcome. */
  readonly n: number;
  readonly events: number;
  /** Log odds, in the order of the columns. */
  readonly coefficients: Float64Array;
  readonly standardErrors: readonly number[];
  /** Of the coefficients: the inverse information, packed by rows of its lower triangle. */
  readonly covariance: Float64Array;
  /** exp(coefficient) with Wald limits. */
  readonly oddsRatios: readonly Quantity[];
  /** Each row's probability of the outcome. */
  readonly fitted: Float64Array;
  readonly logLikelihood: number;
  /** Of the intercept alone; of chances of one half when no column is constant. */
  readonly nullLogLikelihood: number;
  readonly iterations: number;
}

/**
 * By what factor does each covariate multiply the odds of an outcome?
 *
 * logit P(Y = 1) = xβ by maximum likelihood: Newton's steps on orthogonalised columns, so that units and offsets do no harm. Deviance is
 * −2·log likelihood. Rows must be complete. Weights count rows (frequencies); for weights of another kind use the influence functions.
 * Cox (1958), JRSS B 20:215, doi:10.1111/j.2517-6161.1958.tb00292.x; existence of the estimate: Albert & Anderson (1984), Biometrika 71:1,
 * doi:10.1093/biomet/71.1.1. Equals R `glm(y ~ x, family = binomial, weights = w)` run to convergence.
 * Not estimable: `no-events` when all outcomes are alike, `separation` (complete or quasi-complete), `singular`, `no-convergence`.
 */
export const logisticRegression = (
  { outcome, design, weight = new Float64Array(outcome.length).fill(1) }: LogisticData,
  { level = 0.95 }: { readonly level?: number } = {},
): LogisticFit | NotEstimable => {
  requireOpenUnit("level", level);
  const rows = outcome.length;
  requireSameLength("weight", weight, rows);
  const { n, events } = counted(outcome, weight);
  const basis = orthogonalColumns(design, rows);
  if (basis.kind === "not-estimable") return basis;
  const p = design.length;
  if (events === 0 || events === n) {
    const reason = events === 0 ? "Nobody had the outcome." : "Everyone had the outcome.";
    return notEstimable("no-events", reason, { n, events });
  }
  const best = maximumLikelihood((at) => logisticDerivatives({ columns: basis.columns, outcome, weight }, at), {
    start: new Float64Array(p),
  });
  if (best.kind === "not-estimable") return best;
  const inverse = packedInverse(best.information, p) as Float64Array;
  const coefficients = basis.back(best.at);
  const covariance = basis.backCovariance(inverse);
  const standardErrors = rootDiagonal(covariance, p);
  return {
    kind: "logistic",
    n,
    events,
    coefficients,
    standardErrors,
    covariance,
    oddsRatios: Array.from(coefficients, (b, j) =>
      ratioFromLog(b, standardErrors[j] as number, { level, method: "Wald" }),
    ),
    fitted: predictors(basis.columns, best.at, rows).map(logistic),
    logLikelihood: best.value,
    nullLogLikelihood: design.some(isConstant)
      ? events * Math.log(events / n) + (n - events) * Math.log1p(-events / n)
      : -n * Math.LN2,
    iterations: best.iterations,
  };
};

const counted = (outcome: ArrayLike<number>, weight: ArrayLike<number>) => {
  let n = 0;
  let events = 0;
  for (let i = 0; i < outcome.length; i++) {
    const [y, w] = [outcome[i], weight[i] as number];
    if (y !== 0 && y !== 1) throw new RangeError(`outcome[${i}] must be 0 or 1: ${y}`);
    if (!(w >= 0 && w < Infinity)) throw new RangeError(`weight[${i}] must be ≥ 0 and finite: ${w}`);
    n += w;
    events += w * y;
  }
  return { n, events };
};

const isConstant = (column: ArrayLike<number>): boolean => {
  for (let i = 1; i < column.length; i++) if (column[i] !== column[0]) return false;
  return column[0] !== 0;
};
