import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { packedInverse, rootDiagonal } from "../numeric/packed-matrix.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { highestSelection } from "./highest-selection.ts";
import { type MetaInput, readTrials, type Trials } from "./read-trials.ts";
import { type SelectionAlternative, selectionRegions } from "./selection-regions.ts";
import { likelihoodTauSquared, logLikelihood } from "./tau-squared-likelihood.ts";

export interface SelectionModelOptions {
  /** Ascending p-values within (0, 1) at which the chance to be seen changes. Default [0.025]: the three-parameter model. */
  readonly steps?: readonly number[];
  /** Of the p-values; "greater" favours effects above 0. Default "greater". */
  readonly alternative?: SelectionAlternative;
  readonly level?: number;
}

/** Trials whose p-value lies in (from, to]. */
export interface SelectionInterval {
  readonly from: number;
  readonly to: number;
  readonly trials: number;
  /** Chance to be seen, relative to the first interval, whose weight is 1. */
  readonly weight: Quantity;
}

export interface SelectionModel {
  readonly kind: "selection-model";
  readonly k: number;
  /** Mean of the true effects of all trials, seen and unseen. */
  readonly estimate: Quantity;
  /** Is the mean 0? */
  readonly test: Test;
  readonly tauSquared: Quantity;
  readonly intervals: readonly SelectionInterval[];
  /** Are all trials seen with one chance? The likelihood ratio against the model without selection. */
  readonly selection: Test;
  readonly logLikelihood: number;
  readonly largestGradient: number;
  readonly iterations: number;
}

/**
 * What is the mean effect, if trials are seen with a chance that depends on the interval in which their p-value falls?
 *
 * Density of a seen effect: δ(p)·φ(y; μ, v + τ²)/A, A its integral; μ, τ² ≥ 0 and δ₂, δ₃, … > 0 (δ₁ = 1) by maximum likelihood, standard
 * errors from the inverse observed information (that of δ as δ·SE(ln δ), its interval on the logarithm); a τ² of 0 is left out of it.
 * Flat likelihoods are common: with few trials an interval this says little, and no interval for μ holds its level for all δ.
 * Hedges (1992), doi:10.1214/ss/1177011364; Vevea & Hedges (1995), doi:10.1007/BF02294384.
 * Equals metafor 3.8-1 `selmodel(rma(yi, vi, method = "ML"), type = "stepfun", alternative, steps)`, fully converged.
 * Not estimable when an interval holds no trial, or when no maximum is found (no-convergence, with the last gradient).
 */
export const selectionModel = (
  input: MetaInput,
  { steps = [0.025], alternative = "greater", level = 0.95 }: SelectionModelOptions = {},
): SelectionModel | NotEstimable => {
  requireOpenUnit("level", level);
  const trials = readTrials(input, 2);
  if ("kind" in trials) return trials;
  const { k } = trials;
  const regions = selectionRegions(trials, steps, alternative);
  const bounds = [0, ...steps, 1];
  const counts = bounds.slice(1).map((_, j) => regions.interval.filter((interval) => interval === j).length);
  const empty = counts.indexOf(0);
  if (empty >= 0) {
    const between = `${bounds[empty]} and ${bounds[empty + 1]}`;
    return notEstimable(
      "too-few",
      `No trial has a p-value between ${between}: the chance to be seen there is unknown.`,
    );
  }
  const unit = Math.sqrt(k / trials.v.reduce((total, variance) => total + 1 / variance, 0));
  const scaled = inUnits(trials, unit);
  const found = highestSelection(scaled, regions, counts.length);
  if ("kind" in found) return found;
  const { at, free } = found;
  const errors = rootDiagonal(packedInverse(found.information, free.length) as Float64Array, free.length);
  const errorOf = (parameter: number): number | null => {
    const place = free.indexOf(parameter);
    return place < 0 ? null : (errors[place] as number);
  };
  const quantile = -normalQuantile((1 - level) / 2);
  const mean = (at[0] as number) * unit;
  const se = (errors[0] as number) * unit;
  const statistic = Math.max(0, 2 * (found.value - withoutSelection(scaled)));
  const tauError = errorOf(1);
  const weightOf = (j: number): Quantity => {
    if (j === 0) return estimate(1);
    const [log, error] = [at[j + 1] as number, errorOf(j + 1) as number];
    const [low, high] = [Math.exp(log - quantile * error), Math.exp(log + quantile * error)];
    return estimate(Math.exp(log), {
      se: Math.exp(log) * error,
      intervals: [{ kind: "confidence", level, low, high, method: "normal on the logarithm" }],
    });
  };
  return {
    kind: "selection-model",
    k,
    estimate: estimate(mean, {
      se,
      intervals: [
        { kind: "confidence", level, low: mean - quantile * se, high: mean + quantile * se, method: "normal" },
      ],
    }),
    test: { name: "z", statistic: mean / se, df: [], p: 2 * normalUpperTail(Math.abs(mean / se)) },
    tauSquared: estimate((at[1] as number) * unit * unit, { se: tauError === null ? null : tauError * unit * unit }),
    intervals: counts.map((count, j) => ({
      from: bounds[j] as number,
      to: bounds[j + 1] as number,
      trials: count,
      weight: weightOf(j),
    })),
    selection: {
      name: "likelihood ratio, no selection",
      statistic,
      df: [steps.length],
      p: chiSquareUpperTail(statistic, steps.length),
    },
    logLikelihood: found.value - k * Math.log(unit),
    largestGradient: found.largestGradient,
    iterations: found.iterations,
  };
};

const inUnits = (trials: Trials, unit: number): Trials => ({
  k: trials.k,
  y: trials.y.map((effect) => effect / unit),
  v: trials.v.map((variance) => variance / (unit * unit)),
  spread: trials.spread / (unit * unit),
  smallestVariance: trials.smallestVariance / (unit * unit),
  largestVariance: trials.largestVariance / (unit * unit),
});

const withoutSelection = (trials: Trials): number => {
  const { tauSquared } = likelihoodTauSquared(trials, "ML");
  return logLikelihood(trials, tauSquared, "ML") - 0.5 * trials.k * Math.log(2 * Math.PI);
};
