import { cholesky, choleskySolve } from "../numeric/cholesky.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { orthonormalColumns } from "../numeric/orthonormal-columns.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type DeviationRisk, deviationDerivatives } from "./deviation-derivatives.ts";
import { logistic, predictors } from "./logistic-derivatives.ts";

/** When people leave a strategy; one element a person. */
export interface Deviations {
  /** Day of leaving; `Infinity` for who never does. */
  readonly deviation: ArrayLike<number>;
  /** Day after which leaving no longer matters or is no longer seen; who leaves on it or later is not at risk then. */
  readonly end: ArrayLike<number>;
  /** What was known before, without an intercept. */
  readonly covariates: readonly ArrayLike<number>[];
}

export interface DeviationModel {
  readonly kind: "deviation-model";
  /** Days on which somebody left, rising. */
  readonly days: readonly number[];
  /** For each of them, each person's chance of leaving on it; 0 for who was not at risk. */
  readonly chance: readonly Float64Array[];
  /** Terms of the model: one a day, one a covariate that tells something. */
  readonly terms: number;
  /**
   * What each person adds to an estimate through the model's coefficients, given what the estimate gains where log 1/(1 − chance) of a
   * person on a day grows by 1: stacked estimating equations.
   */
  readonly influence: (gain: readonly Float64Array[]) => Float64Array;
}

/**
 * How likely was each person to leave a strategy on each day on which somebody did?
 *
 * Pooled logistic regression of person-days with one intercept a day and common log odds of the covariates: without covariates the
 * product of 1 − chance is the Kaplan–Meier curve of leaving. Covariates that tell nothing new of those at risk are left out. With one
 * day it is a logistic regression. D'Agostino et al. (1990), Stat Med 9:1501, doi:10.1002/sim.4780091214.
 * Equals R `glm(left ~ factor(day) + x, binomial)` on the person-days at risk.
 * Not estimable when everyone at risk leaves on a day, and as `logisticRegression`.
 */
export const deviationModel = ({ deviation, end, covariates }: Deviations): DeviationModel | NotEstimable => {
  const n = deviation.length;
  const isAtRisk = (i: number, day: number): boolean => (end[i] as number) > day && (deviation[i] as number) >= day;
  const days = [...new Set(Array.from(deviation).filter((day, i) => day < Infinity && isAtRisk(i, day)))].sort(
    (a, b) => a - b,
  );
  const everyone = Array.from({ length: n }, (_, i) => i);
  const sets = days.map((day) => everyone.filter((i) => isAtRisk(i, day)));
  for (const [k, people] of sets.entries()) {
    if (people.every((i) => deviation[i] === days[k])) {
      const day = days[k] as number;
      return notEstimable(
        "separation",
        `On day ${day} everyone still in the strategy left it: nobody can stand for them.`,
      );
    }
  }
  const atRiskEver = new Set(sets.flat());
  const ever = everyone.filter((i) => atRiskEver.has(i));
  const columns = ownColumns(covariates, ever, n);
  const risk: DeviationRisk = { days, sets, deviation, columns };
  const terms = days.length + columns.length;
  if (days.length === 0) {
    return { kind: "deviation-model", days, chance: [], terms: 0, influence: () => new Float64Array(n) };
  }
  const start = new Float64Array(terms);
  sets.forEach((people, k) => {
    const left = people.filter((i) => deviation[i] === days[k]).length;
    start[k] = Math.log(left / (people.length - left));
  });
  const best = maximumLikelihood((at) => deviationDerivatives(risk, at), { start });
  if (best.kind === "not-estimable") {
    return notEstimable(best.code, `When people leave the strategy could not be modelled. ${best.reason}`, { terms });
  }
  const { at, information } = best;
  const eta = predictors(columns, at.subarray(days.length), n);
  const chance = sets.map((people, k) => {
    const own = new Float64Array(n);
    for (const i of people) own[i] = logistic((at[k] as number) + (eta[i] as number));
    return own;
  });
  const factor = cholesky(information, terms) ?? new Float64Array(0);
  return {
    kind: "deviation-model",
    days,
    chance,
    terms,
    influence: (gain) => influenceOf(risk, chance, gain, (pull) => choleskySolve(factor, pull)),
  };
};

/** A basis of what the covariates say of people who were ever at risk, in units of its root mean square; 0 for others. */
const ownColumns = (
  covariates: readonly ArrayLike<number>[],
  ever: readonly number[],
  n: number,
): readonly Float64Array[] => {
  const ones = new Float64Array(ever.length).fill(1);
  const given = covariates.map((column) => Float64Array.from(ever, (i) => column[i] as number));
  const root = Math.sqrt(ever.length);
  return orthonormalColumns([ones, ...given])
    .columns.slice(1)
    .map((column) => {
      const full = new Float64Array(n);
      ever.forEach((i, row) => {
        full[i] = root * (column[row] as number);
      });
      return full;
    });
};

/** d log 1/(1 − h) / dη = h, and a person's score is Σ (left − h)·z. */
const influenceOf = (
  { days, sets, deviation, columns }: DeviationRisk,
  chance: readonly Float64Array[],
  gain: readonly Float64Array[],
  solve: (pull: Float64Array) => Float64Array,
): Float64Array => {
  const n = deviation.length;
  const pull = new Float64Array(days.length + columns.length);
  const weighted = new Float64Array(n);
  const residuals = new Float64Array(n);
  sets.forEach((people, k) => {
    const [own, gained] = [chance[k] as Float64Array, gain[k] as Float64Array];
    for (const i of people) {
      const one = (own[i] as number) * (gained[i] as number);
      pull[k] = (pull[k] as number) + one;
      weighted[i] = (weighted[i] as number) + one;
      residuals[i] = (residuals[i] as number) + (deviation[i] === days[k] ? 1 : 0) - (own[i] as number);
    }
  });
  columns.forEach((column, j) => {
    pull[days.length + j] = column.reduce((sum, x, i) => sum + x * (weighted[i] as number), 0);
  });
  const moved = solve(pull);
  const influence = predictors(columns, moved.subarray(days.length), n).map((x, i) => x * (residuals[i] as number));
  sets.forEach((people, k) => {
    const own = chance[k] as Float64Array;
    const shift = moved[k] as number;
    for (const i of people) {
      const residual = (deviation[i] === days[k] ? 1 : 0) - (own[i] as number);
      influence[i] = (influence[i] as number) + residual * shift;
    }
  });
  return influence;
};
