import { cholesky, choleskyLogDeterminant, choleskySolve } from "../numeric/cholesky.ts";
import { choleskyInverse } from "../numeric/cholesky-inverse.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { NetworkTrial } from "./network-trial.ts";
import type { Network } from "./read-network.ts";
import { type ArmTerm, laplacianTimes, type TrialDesign, trialDesign, weightedContrasts } from "./trial-design.ts";
import { trialMoments } from "./trial-moments.ts";
import { trialPrecision } from "./trial-precision.ts";

export interface NetworkSolution {
  readonly kind: "network-solution";
  readonly tauSquared: number;
  /** One a treatment, then one a term. Only differences of treatments mean anything. */
  readonly coefficients: Float64Array;
  /** Of the coefficients, packed by rows of its lower triangle. */
  readonly covariance: Float64Array;
  /** One a trial (`trialPrecision`). */
  readonly laplacians: readonly Float64Array[];
  /** Σ w·(observed − fitted)² over all contrasts. */
  readonly q: number;
  readonly df: number;
  /** tr(PM), M = ∂Σ/∂τ²: by how much τ² raises the expectation of Q. */
  readonly trace: number;
  /** yᵀPMPy. */
  readonly residualForm: number;
  /** Up to a constant. */
  readonly restrictedLogLikelihood: number;
}

/**
 * The least-squares effects of all treatments in a connected network at a given τ².
 *
 * The network's Laplacian is the sum of those of its trials. Grounded at one treatment it is positive definite, and its inverse G holds
 * the variances as resistances: var(i − j) = Gᵢᵢ + Gⱼⱼ − 2Gᵢⱼ, which are those from its Moore–Penrose inverse.
 * Rücker (2012), doi:10.1002/jrsm.1058. Not estimable when a term cannot be told from the treatments.
 */
export const solveNetwork = (
  { treatments, trials }: Network,
  tauSquared: number,
  terms: readonly ArmTerm[] = [],
): NetworkSolution | NotEstimable => {
  const size = treatments.length + terms.length;
  const ground = mostTried(trials, treatments.length);
  const diagonal = (ground * (ground + 3)) / 2;
  const information = new Float64Array((size * (size + 1)) / 2);
  information[diagonal] = 1;
  const right = new Float64Array(size);
  const parts: { readonly trial: NetworkTrial; readonly laplacian: Float64Array; readonly design: TrialDesign }[] = [];
  let determinants = 0;
  let contrasts = 0;
  for (const trial of trials) {
    const precision = trialPrecision(trial, tauSquared);
    if (precision === null) return singular();
    const design = trialDesign(trial, { terms, ground, treatments: treatments.length });
    accumulate(trial, precision.laplacian, design, information, right);
    parts.push({ trial, laplacian: precision.laplacian, design });
    determinants += precision.logDeterminant;
    contrasts += trial.arms.length - 1;
  }
  const factor = cholesky(information, size);
  if (factor === null) return singular();
  const coefficients = choleskySolve(factor, right);
  const covariance = choleskyInverse(factor, size);
  covariance[diagonal] = 0;
  const moments = parts.map(({ trial, laplacian, design }) =>
    trialMoments(trial, laplacian, design, coefficients, covariance),
  );
  const q = moments.reduce((total, part) => total + part.q, 0);
  return {
    kind: "network-solution",
    tauSquared,
    coefficients,
    covariance,
    laplacians: parts.map(({ laplacian }) => laplacian),
    q,
    df: contrasts - (size - 1),
    trace: moments.reduce((total, part) => total + part.trace, 0),
    residualForm: moments.reduce((total, part) => total + part.residualForm, 0),
    restrictedLogLikelihood: -(determinants + choleskyLogDeterminant(factor, size) + q) / 2,
  };
};

const singular = (): NotEstimable =>
  notEstimable("singular", "The effects cannot be told apart: the equations of the network are singular.");

/** The treatment of most trials: the ground, so that errors of distant treatments cancel least. */
const mostTried = (trials: readonly NetworkTrial[], treatments: number): number => {
  const times = new Int32Array(treatments);
  for (const { arms } of trials) for (const arm of arms) times[arm] = (times[arm] as number) + 1;
  return times.indexOf(times.reduce((most, value) => Math.max(most, value), 0));
};

const accumulate = (
  { arms, estimates }: NetworkTrial,
  laplacian: Float64Array,
  { columns, values }: TrialDesign,
  information: Float64Array,
  right: Float64Array,
): void => {
  const push = weightedContrasts(laplacian, estimates, arms.length);
  columns.forEach((row, i) => {
    const value = values[i] as Float64Array;
    const projected = laplacianTimes(laplacian, value);
    right[row] = (right[row] as number) + dot(value, push);
    columns.forEach((column, j) => {
      if (column > row) return;
      const at = (row * (row + 1)) / 2 + column;
      information[at] = (information[at] as number) + dot(projected, values[j] as Float64Array);
    });
  });
};

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((total, value, i) => total + value * (b[i] as number), 0);
