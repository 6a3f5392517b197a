import { chiSquareCdf } from "../distributions/chi-square-cdf.ts";
import { leastSquares } from "../numeric/least-squares.ts";
import { packedAt, packedForm } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { fitModerators, type ModeratorFit, type ModeratorMethod } from "./fit-moderators.ts";
import { without } from "./leave-one-out.ts";
import { type ModeratedTrials, readModeratedTrials } from "./moderated-trials.ts";
import type { PoolInterval } from "./pool-test.ts";
import type { MetaInput } from "./read-trials.ts";
import { regressAt } from "./regress-at.ts";

export interface InfluenceInput extends MetaInput {
  /** The design matrix, column by column, when there are moderators; else an intercept alone. */
  readonly columns?: readonly ArrayLike<number>[];
}

/** What one trial does to the fit. "Deleted": estimated from the other trials. */
export interface TrialInfluence {
  readonly kind: "trial-influence";
  /** (y − deleted fit)/its error √(v·s² + τ²·s² + x′Vx): an outlier beyond ±2 or so. */
  readonly studentisedResidual: number;
  /** Change of the trial's own fit on deletion, in errors. */
  readonly dffits: number;
  /** Squared distance by which all coefficients move on deletion, (β̂ − β̂₍ᵢ₎)′V⁻¹(β̂ − β̂₍ᵢ₎). */
  readonly cooksDistance: number;
  /** |V₍ᵢ₎|/|V|: below 1 where the trial costs precision. */
  readonly covarianceRatio: number;
  readonly deletedTauSquared: number;
  /** Cochran's Q (of the residuals, with moderators) without the trial. */
  readonly deletedQ: number;
  /** Diagonal of the hat matrix. */
  readonly leverage: number;
  /** Percent. */
  readonly weight: number;
  /** Change of each coefficient on deletion, in errors. */
  readonly dfbetas: readonly number[];
  /** |dffits| > 3√(p/(k−p)), chi-square(p) below Cook's distance > 0.5, leverage > 3p/k, or any |dfbetas| > 1. */
  readonly influential: boolean;
}

/**
 * Which trials drive the pooled effect or the coefficients, and which do not fit in?
 *
 * Each trial is left out in turn and τ² estimated anew. One row a trial; a trial without which the model cannot be fitted (the only one
 * of its group) gives a refusal in its place. Viechtbauer & Cheung (2010), doi:10.1002/jrsm.11.
 * Equals metafor 3.8-1 `influence(rma(…))`: rstudent, dffits, cook.d, cov.r, tau2.del, QE.del, hat, weight, dfbs, inf.
 * Not estimable with fewer than p + 2 trials or dependent columns. RangeError as `metaRegression`.
 */
export const influenceDiagnostics = (
  input: InfluenceInput,
  { method = "REML", interval = "z" }: { readonly method?: ModeratorMethod; readonly interval?: PoolInterval } = {},
): readonly (TrialInfluence | NotEstimable)[] | NotEstimable => {
  const { estimates, standardErrors, columns = [new Float64Array(estimates.length).fill(1)] } = input;
  const trials = readModeratedTrials({ estimates, standardErrors, columns });
  if ("kind" in trials) return trials;
  const { k, p } = trials;
  if (k < p + 2) return notEstimable("too-few", `Leaving one out of ${k} trials leaves too few for ${p} coefficients.`);
  const full = fitModerators(trials, method, interval);
  if ("kind" in full) return full;
  const total = full.weights.reduce((sum, w) => sum + w, 0);
  return Array.from({ length: k }, (_, i): TrialInfluence | NotEstimable => {
    const others = readModeratedTrials({
      estimates: without(estimates, i),
      standardErrors: without(standardErrors, i),
      columns: columns.map((column) => without(column, i)),
    });
    if ("kind" in others) return others;
    const deleted = fitModerators(others, method, interval);
    if ("kind" in deleted) return deleted;
    const measures = compare({ all: trials, full }, { others, deleted }, i);
    if ("kind" in measures) return measures;
    const leverage = full.leverage[i] as number;
    return {
      kind: "trial-influence",
      ...measures,
      deletedTauSquared: deleted.tauSquared,
      deletedQ: regressAt(others, 0).q,
      leverage,
      weight: (100 * (full.weights[i] as number)) / total,
      influential:
        Math.abs(measures.dffits) > 3 * Math.sqrt(p / (k - p)) ||
        chiSquareCdf(measures.cooksDistance, p) > 0.5 ||
        leverage > (3 * p) / k ||
        measures.dfbetas.some((value) => Math.abs(value) > 1),
    };
  });
};

const compare = (
  { all, full }: { readonly all: ModeratedTrials; readonly full: ModeratorFit },
  { others, deleted }: { readonly others: ModeratedTrials; readonly deleted: ModeratorFit },
  i: number,
) => {
  const { k, p, y, v, columns } = all;
  // All trials, with the τ² of the others.
  const reweighted = leastSquares(columns, y, { weights: v.map((value) => 1 / (value + deleted.tauSquared)) });
  if (reweighted.kind === "not-estimable") return reweighted;
  const rowOf = (row: number) => columns.map((column) => column[row] as number);
  const expected = (row: number) =>
    rowOf(row).reduce((sum, value, j) => sum + value * (deleted.coefficients[j] as number), 0);
  let distance = 0;
  for (let row = 0; row < k; row++) {
    const shift = (full.fitted[row] as number) - expected(row);
    distance += (full.weights[row] as number) * shift * shift;
  }
  const scale = deleted.inflation * ((v[i] as number) + deleted.tauSquared);
  const error = Math.sqrt(scale + deleted.inflation * packedForm(deleted.inverse, rowOf(i)));
  const gained = regressAt(all, full.tauSquared).halfLogInformation;
  const left = regressAt(others, deleted.tauSquared).halfLogInformation;
  return {
    studentisedResidual: ((y[i] as number) - expected(i)) / error,
    dffits: ((full.fitted[i] as number) - expected(i)) / Math.sqrt(scale * (full.leverage[i] as number)),
    cooksDistance: distance / full.inflation,
    covarianceRatio: Math.exp(p * Math.log(deleted.inflation / full.inflation) + 2 * (gained - left)),
    dfbetas: Array.from(full.coefficients, (value, j) => {
      const change = value - (deleted.coefficients[j] as number);
      return change / Math.sqrt(deleted.inflation * packedAt(reweighted.inverse, j, j));
    }),
  };
};
