import { leastSquares } from "../numeric/least-squares.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { isIntercept, type ModeratedTrials } from "./moderated-trials.ts";
import { inflation, type PoolInterval } from "./pool-test.ts";
import { residualTauSquared } from "./residual-tau-squared.ts";
import { type TauMethod, tauSquaredOf } from "./tau-squared.ts";

/** "FE": fixed effects, τ² = 0: the moderators explain all differences but chance. */
export type ModeratorMethod = TauMethod | "FE";

export interface ModeratorFit {
  readonly tauSquared: number;
  readonly tauSquaredError: number | null;
  readonly coefficients: Float64Array;
  /** (XᵀWX)⁻¹, packed by rows of its lower triangle; times `inflation` the coefficients' covariance. */
  readonly inverse: Float64Array;
  readonly inflation: number;
  readonly fitted: Float64Array;
  readonly leverage: Float64Array;
  readonly weights: Float64Array;
}

/** Residual squares below this share of the estimates' are what rounding leaves of none. */
const ROUNDING = 1e-26;

/** τ², then weighted least squares with w = 1/(v + τ²), by Householder QR. */
export const fitModerators = (
  trials: ModeratedTrials,
  method: ModeratorMethod,
  interval: PoolInterval,
): ModeratorFit | NotEstimable => {
  const { k, p, y, v, columns } = trials;
  const between = betweenTrials(trials, method);
  if ("kind" in between) return between;
  const weights = v.map((variance) => 1 / (variance + between.tauSquared));
  const fit = leastSquares(columns, y, { weights });
  if (fit.kind === "not-estimable") return fit;
  const factor = inflation(interval, fit.residualSum / (k - p));
  if (interval === "hk" && fit.residualSum <= ROUNDING * weightedSquares(y, weights)) {
    return notEstimable("all-tied", "The moderators fit every trial exactly, so that standard errors would be 0.");
  }
  return {
    tauSquared: between.tauSquared,
    tauSquaredError: between.se,
    coefficients: fit.coefficients,
    inverse: fit.inverse,
    inflation: factor,
    fitted: fit.fitted,
    leverage: fit.leverage,
    weights,
  };
};

const weightedSquares = (y: Float64Array, weights: Float64Array): number =>
  y.reduce((total, value, i) => total + (weights[i] as number) * value * value, 0);

const betweenTrials = (trials: ModeratedTrials, method: ModeratorMethod) => {
  if (method === "FE") return { tauSquared: 0, se: null };
  const plain = trials.p === 1 && trials.columns.every(isIntercept);
  return plain ? tauSquaredOf(trials, method) : residualTauSquared(trials, method);
};
