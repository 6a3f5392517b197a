import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { congruence } from "../numeric/congruence.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { packedInverse, rootDiagonal, unpacked } from "../numeric/packed-matrix.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { standardisedColumns } from "../numeric/standardised-columns.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type OddsTerm, oddsTerm } from "./odds-term.ts";
import { type OrderedOutcome, type OrderedRows, orderedRows } from "./ordered-outcome.ts";
import { proportionalOddsDerivatives } from "./proportional-odds-derivatives.ts";

export interface Threshold {
  /** Of the categories that somebody is in: the cut lies between this one and the next. */
  readonly above: number;
  /** ζ: log odds of being in `above` or lower where all covariates are 0. */
  readonly value: number;
  readonly standardError: number;
}

export interface ProportionalOdds {
  readonly kind: "proportional-odds";
  /** Σ weight. */
  readonly n: number;
  /** One a covariate. */
  readonly terms: readonly OddsTerm[];
  readonly thresholds: readonly Threshold[];
  /** Categories that nobody is in: left out, since their thresholds cannot be told apart. */
  readonly emptyCategories: readonly number[];
  /** Of coefficients, then thresholds. */
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihood: number;
  /** With thresholds alone. */
  readonly nullLogLikelihood: number;
  /** −2 × log likelihood. */
  readonly deviance: number;
  /** Deviance + 2 × (coefficients + thresholds). */
  readonly aic: number;
  /** Against thresholds alone; `null` without covariates. */
  readonly likelihoodRatio: Test | null;
  readonly iterations: number;
}

/**
 * By what factor does each covariate multiply the odds of being in a higher category, the same at every cut of an ordered scale?
 *
 * logit P(Y ≤ k) = ζ_k − xβ: β above 0 means higher categories. With two categories it is logistic regression (ζ = −intercept). Newton
 * steps on (β, ζ) with analytic second derivatives, in standardised covariates; standard errors from the observed information. Weights are
 * frequencies. Assumes the same β at every cut (see `brantTest`).
 * McCullagh (1980), JRSS B 42:109, doi:10.1111/j.2517-6161.1980.tb01109.x, eq. 2.2. Equals MASS 7.3-58.2
 * `polr(factor(y) ~ x, weights, Hess = TRUE)` and ordinal 2022.11-16 `clm`, further converged. Not estimable with fewer than two categories, covariates that cannot be told apart, separation, or
 * without convergence. Throws RangeError for wrong arguments (see `OrderedOutcome`).
 */
export const proportionalOdds = (
  data: OrderedOutcome,
  { level = 0.95 }: { readonly level?: number } = {},
): ProportionalOdds | NotEstimable => {
  requireOpenUnit("level", level);
  const rows = orderedRows(data);
  const cuts = rows.observed.length - 1;
  if (rows.n === 0) return notEstimable("no-data", "There is nobody with an answer.");
  if (cuts === 0) return notEstimable("all-tied", "Everybody is in the same category.", { n: rows.n });
  const p = data.covariates.length;
  const chosen = data.covariates.map((column) => Float64Array.from(rows.row, (i) => column[i] as number));
  const { columns, centre, scale } = standardisedColumns(chosen, { weight: rows.weight });
  const model = { columns, code: rows.code, weight: rows.weight, levels: cuts + 1 };
  const start = Float64Array.from([...new Float64Array(p), ...commonThresholds(rows)]);
  const best = maximumLikelihood((at) => proportionalOddsDerivatives(model, at), { start });
  if (best.kind === "not-estimable") {
    return best.code === "separation" ? { ...best, reason: SEPARATED } : best;
  }
  const inverse = packedInverse(best.information, p + cuts);
  if (inverse === null) return notEstimable("singular", "The covariates cannot be told apart.", { n: rows.n });
  const back = toOriginalUnits(centre, scale, cuts);
  const at = back.map((row) => row.reduce((total, factor, j) => total + factor * (best.at[j] as number), 0));
  const covariance = congruence(inverse, back);
  const errors = rootDiagonal(covariance, p + cuts);
  const deviance = -2 * best.value;
  return {
    kind: "proportional-odds",
    n: rows.n,
    terms: chosen.map((_, j) => oddsTerm(at[j] as number, errors[j] as number, level)),
    thresholds: Array.from({ length: cuts }, (_, k) => ({
      above: rows.observed[k] as number,
      value: at[p + k] as number,
      standardError: errors[p + k] as number,
    })),
    emptyCategories: rows.empty,
    covariance: unpacked(covariance, p + cuts),
    logLikelihood: best.value,
    nullLogLikelihood: best.initial.value,
    deviance,
    aic: deviance + 2 * (p + cuts),
    likelihoodRatio: p === 0 ? null : likelihoodRatio(best.value - best.initial.value, p),
    iterations: best.iterations,
  };
};

const SEPARATED = "A covariate separates the lower from the higher categories: its coefficient has no finite estimate.";

const likelihoodRatio = (gain: number, df: number): Test => {
  const statistic = Math.max(0, 2 * gain);
  return { name: "likelihood ratio", statistic, df: [df], p: chiSquareUpperTail(statistic, df) };
};

/** The thresholds of the model without covariates: logits of the shares at or below each category. */
const commonThresholds = ({ totals, n }: OrderedRows): readonly number[] => {
  let below = 0;
  return Array.from(totals.subarray(0, -1), (total) => {
    below += total;
    return Math.log(below / (n - below));
  });
};

/** From coefficients of (x − centre)/scale and their thresholds to those of x. */
const toOriginalUnits = (centre: Float64Array, scale: Float64Array, cuts: number): readonly Float64Array[] => {
  const p = centre.length;
  return Array.from({ length: p + cuts }, (_, i) => {
    const row = new Float64Array(p + cuts);
    row[i] = 1;
    if (i < p) row[i] = 1 / (scale[i] as number);
    else for (let j = 0; j < p; j++) row[j] = (centre[j] as number) / (scale[j] as number);
    return row;
  });
};
