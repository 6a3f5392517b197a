import { brent } from "../numeric/brent.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { highestLikelihood } from "./highest-likelihood.ts";
import type { ModeratedTrials } from "./moderated-trials.ts";
import { leverageOf, projectionSquares, projectionTrace, type RegressionAt, regressAt } from "./regress-at.ts";
import type { TauMethod, TauSquared } from "./tau-squared.ts";

/**
 * How much do true effects still vary once their moderators are taken into account? Their residual variance τ², by any of the nine
 * estimators of `tauSquared`, each with p columns where a plain mean has one and P = W − WX(XᵀWX)⁻¹XᵀW (w = 1/(v + τ²)):
 *
 * REML, ML: highest (restricted) likelihood, y′PPy = tr P or Σw; DL: (Q − (k−p))/tr P; PM, EB: Q(τ²) = k − p; HE: (RSS − Σv(1−h))/(k−p)
 * unweighted; HS, HSk: (Q − k)/Σw, Q times k/(k−p) for HSk; SJ: τ₀²·Q(τ₀²)/(k−p), τ₀² the plain variance with divisor k. Floored at 0.
 * Viechtbauer (2005), doi:10.3102/10769986030003261; Viechtbauer et al. (2015), doi:10.1037/met0000023.
 * Equals metafor 3.8-1 `rma(mods = )$tau2`, `$se.tau2`, fully converged.
 */
export const residualTauSquared = (trials: ModeratedTrials, method: TauMethod): TauSquared | NotEstimable => {
  if (method === "REML" || method === "ML") return likelihood(trials, method);
  if (method === "PM" || method === "EB") return pauleMandel(trials);
  if (method === "HE") return hedges(trials);
  return method === "SJ" ? sidikJonkman(trials) : atZero(trials, method);
};

const ones = (length: number): Float64Array => new Float64Array(length).fill(1);

const likelihood = (trials: ModeratedTrials, method: "REML" | "ML"): TauSquared => {
  const restricted = method === "REML";
  const { tauSquared, iterations } = highestLikelihood({
    score: (value) => {
      const at = regressAt(trials, value);
      let fit = 0;
      for (let i = 0; i < trials.k; i++) {
        fit += (at.weights[i] as number) * (at.residuals[i] as number) * (at.residuals[i] as number);
      }
      return fit - (restricted ? projectionTrace(at) : sumOf(at.weights));
    },
    height: (value) => residualLogLikelihood(trials, value, restricted),
    bound: 2 * (trials.residualSpread + trials.largestVariance),
    unit: trials.smallestVariance / 8,
  });
  const at = regressAt(trials, tauSquared);
  const one = ones(trials.k);
  const information = restricted ? projectionSquares(at, one, one) : at.weights.reduce((sum, w) => sum + w * w, 0);
  return { tauSquared, se: Math.sqrt(2 / information), iterations };
};

/** The (restricted) log likelihood at a given τ², up to a constant. */
export const residualLogLikelihood = (trials: ModeratedTrials, tauSquared: number, restricted: boolean): number => {
  const at = regressAt(trials, tauSquared);
  const logs = at.weights.reduce((total, w) => total + Math.log(w), 0);
  return 0.5 * (logs - at.q) - (restricted ? at.halfLogInformation : 0);
};

const pauleMandel = (trials: ModeratedTrials): TauSquared | NotEstimable => {
  const { k, p } = trials;
  const found = residualProfile(trials, k - p);
  if (found === null) return notEstimable("no-convergence", "The spread between trials could not be solved for.");
  const se = Math.sqrt((2 * k * k) / (k - p)) / sumOf(regressAt(trials, found.root).weights);
  return { tauSquared: found.root, se, iterations: found.iterations };
};

/** The τ² ≥ 0 with Q(τ²) = target, 0 if Q(0) is already below. Q falls and Q(τ²) < (k−p)·residual spread/τ². */
export const residualProfile = (trials: ModeratedTrials, target: number) => {
  if (regressAt(trials, 0).q <= target) return { root: 0, iterations: 0 };
  const high = (2 * (trials.k - trials.p) * trials.residualSpread) / target;
  return brent((value) => regressAt(trials, value).q - target, 0, high, { tolerance: 1e-14 * high });
};

const atZero = (trials: ModeratedTrials, method: "DL" | "HS" | "HSk"): TauSquared => {
  const { k, p } = trials;
  const at = regressAt(trials, 0);
  const factor = method === "HSk" ? k / (k - p) : 1;
  const trace = projectionTrace(at);
  const divisor = method === "DL" ? trace : sumOf(at.weights);
  const value = Math.max(0, (factor * at.q - (method === "DL" ? k - p : k)) / divisor);
  const one = ones(k);
  const variance = 2 * (k - p) + 4 * value * trace + 2 * value * value * projectionSquares(at, one, one);
  return { tauSquared: value, se: (factor * Math.sqrt(variance)) / divisor, iterations: 0 };
};

const sidikJonkman = (trials: ModeratedTrials): TauSquared => {
  const { k, p, spread } = trials;
  const start = (spread * (k - 1)) / k;
  const at = regressAt(trials, start);
  return moment(trials, at, Math.max(0, (start * at.q) / (k - p)), start / (k - p));
};

const hedges = (trials: ModeratedTrials): TauSquared => {
  const { k, p, v, basis, residualSpread } = trials;
  const plain: RegressionAt = {
    weights: ones(k),
    rotated: basis,
    residuals: new Float64Array(k),
    q: residualSpread * (k - p),
    halfLogInformation: 0,
  };
  const leverage = leverageOf(plain);
  const within = v.reduce((total, variance, i) => total + variance * (1 - (leverage[i] as number)), 0);
  return moment(trials, plain, Math.max(0, residualSpread - within / (k - p)), 1 / (k - p));
};

/** The error of factor·y′Py. */
const moment = ({ k, v }: ModeratedTrials, at: RegressionAt, value: number, factor: number): TauSquared => {
  const one = ones(k);
  const variance =
    2 * projectionSquares(at, v, v) +
    4 * value * projectionSquares(at, v, one) +
    2 * value * value * projectionSquares(at, one, one);
  return { tauSquared: value, se: factor * Math.sqrt(variance), iterations: 0 };
};

const sumOf = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
