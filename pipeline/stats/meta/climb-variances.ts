import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type NestedDerivatives, nestedDerivatives } from "./nested-derivatives.ts";
import type { Nested } from "./nested-effects.ts";
import { type NestedFit, nestedFit } from "./nested-fit.ts";

export interface VariancePeak {
  readonly kind: "variance-peak";
  readonly outer: number;
  readonly inner: number;
  readonly fit: NestedFit;
  /** Of the log likelihood, in outer and inner; negative where a variance is 0. */
  readonly score: Float64Array;
  readonly iterations: number;
}

export interface ClimbOptions {
  readonly restricted: boolean;
  readonly correlation: number;
  /** Which of outer and inner may move. Default both. */
  readonly free?: readonly [boolean, boolean];
  readonly maxIterations?: number;
}

type Pair = readonly [number, number];

/** A step this small, beside the variances, leaves an error of its square. */
const SMALL_STEP = 1e-8;
const HALVINGS = 40;

/**
 * The maximum of the (restricted) likelihood in σ²_outer, σ²_inner ≥ 0 that lies uphill from `start`.
 *
 * Newton steps with the observed information, with the expected one where that is not positive definite; a variance at 0 whose score
 * would lower it stays there; steps are cut at 0 and halved while they lose. Done when a step no longer moves either.
 */
export const climbVariances = (nested: Nested, start: Pair, options: ClimbOptions): VariancePeak | NotEstimable => {
  const { restricted, correlation, free = [true, true], maxIterations = 100 } = options;
  const fitAt = ([outer, inner]: Pair) => nestedFit(nested, { outer, inner, correlation }, restricted);
  const unit = nested.smallestVariance;
  let at = start;
  let fit = fitAt(at);
  if (fit === null) {
    return notEstimable("singular", "The estimates' covariance matrix is singular at the given variances.");
  }
  for (let iterations = 0; iterations < maxIterations; iterations++) {
    const derivatives = nestedDerivatives(nested, fit, restricted);
    const { score } = derivatives;
    const { step, concave } = stepFrom(at, derivatives, free);
    const tiny = step.every((move, c) => Math.abs(move) <= SMALL_STEP * ((at[c] as number) + unit));
    const floor = tiny ? -Infinity : fit.logLikelihood - 1e-12 * (nested.k + Math.abs(fit.logLikelihood));
    let scale = 1;
    let next = moved(at, step, scale);
    let there = fitAt(next);
    for (let half = 0; there === null || !(there.logLikelihood >= floor); half++) {
      if (half === HALVINGS) return failure(at, fit, score, iterations);
      scale /= 2;
      next = moved(at, step, scale);
      there = fitAt(next);
    }
    at = next;
    fit = there;
    if (tiny && !concave) return failure(at, fit, score, iterations);
    if (tiny) return { kind: "variance-peak", outer: at[0], inner: at[1], fit, score, iterations: iterations + 1 };
  }
  return failure(at, fit, nestedDerivatives(nested, fit, restricted).score, maxIterations);
};

const moved = (at: Pair, step: Pair, scale: number): Pair => [
  Math.max(0, at[0] + scale * step[0]),
  Math.max(0, at[1] + scale * step[1]),
];

interface Step {
  readonly step: Pair;
  /** Whether the likelihood curves downwards there, in all directions that are open. */
  readonly concave: boolean;
}

const stepFrom = (at: Pair, derivatives: NestedDerivatives, free: readonly [boolean, boolean]): Step => {
  const { observed, expected } = derivatives;
  const [up = 0, across = 0] = derivatives.score;
  const [first, second] = [free[0] && (at[0] > 0 || up > 0), free[1] && (at[1] > 0 || across > 0)];
  if (first && second) {
    const concave = isPositive(observed);
    const [a = 0, b = 0, c = 0] = concave ? observed : expected;
    const determinant = a * c - b * b;
    const step: Pair = [(c * up - b * across) / determinant, (a * across - b * up) / determinant];
    const blocked = step.findIndex((move, j) => at[j] === 0 && move < 0);
    return blocked === -1 ? { step, concave } : alone(1 - blocked, derivatives);
  }
  return first || second ? alone(first ? 0 : 1, derivatives) : { step: [0, 0], concave: true };
};

const alone = (j: number, { score, observed, expected }: NestedDerivatives): Step => {
  const concave = (observed[2 * j] as number) > 0;
  const move = (score[j] as number) / ((concave ? observed : expected)[2 * j] as number);
  return { step: j === 0 ? [move, 0] : [0, move], concave };
};

const isPositive = ([a = 0, b = 0, c = 0]: Float64Array): boolean => a > 0 && a * c - b * b > 1e-12 * a * c;

const failure = (at: Pair, fit: NestedFit, score: Float64Array, iterations: number): NotEstimable =>
  notEstimable("no-convergence", "The likelihood's maximum in the two variances was not found.", {
    iterations,
    logLikelihood: fit.logLikelihood,
    "gradient[0]": score[0] as number,
    "gradient[1]": score[1] as number,
    "parameter[0]": at[0],
    "parameter[1]": at[1],
  });
