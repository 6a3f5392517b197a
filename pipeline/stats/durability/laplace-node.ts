import { cholesky, choleskyLogDeterminant, choleskySolve } from "../numeric/cholesky.ts";
import { packedInverse } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { HALF_LOG_TWO_PI, type LogPosterior } from "./log-posterior.ts";

export interface LaplaceNode {
  readonly kind: "laplace";
  readonly mean: Float64Array;
  /** Packed by rows. */
  readonly covariance: Float64Array;
  /** log ∫ exp(log posterior) dθ. */
  readonly logMarginal: number;
}

const ITERATIONS = 100;
/** Newton's error after a step is about its square. */
const SMALL_STEP = 1e-7;
/** A step this short in every log hazard cannot overshoot: curvatures change by less than half along it. */
const SAFE_STEP = 0.3;

/**
 * The normal distribution that touches a posterior at its mode, and the integral that it implies:
 * log p(θ̂) + (p/2)·log 2π − ½·log|−∂²|. Tierney & Kadane (1986), doi:10.1080/01621459.1986.10478240.
 *
 * Newton steps, halved while they lose; the quadrature nodes are placed anew before each step and stay while it is judged, so that a
 * step is never refused for the error of the quadrature.
 */
export const laplaceNode = (density: LogPosterior, spread: number, start: Float64Array): LaplaceNode | NotEstimable => {
  const p = start.length;
  let theta = start;
  let gradient = Infinity;
  for (let iterations = 0; iterations < ITERATIONS; iterations++) {
    const near = density(theta, spread);
    const here = near(theta);
    gradient = here.gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
    const factor = cholesky(here.information, p);
    if (factor === null) {
      return notEstimable("singular", "The parameters cannot be told apart.", { iterations, gradient });
    }
    const step = choleskySolve(factor, here.gradient);
    const moved = (scale: number) => theta.map((value, j) => value + scale * (step[j] as number));
    const tiny = step.every((by, j) => Math.abs(by) <= SMALL_STEP * (1 + Math.abs(theta[j] as number)));
    if (tiny) {
      return {
        kind: "laplace",
        mean: moved(1),
        covariance: packedInverse(here.information, p) as Float64Array,
        logMarginal: here.value + p * HALF_LOG_TWO_PI - 0.5 * choleskyLogDeterminant(factor, p),
      };
    }
    let scale = 1;
    if (step.some((by) => Math.abs(by) > SAFE_STEP)) {
      while (scale > 1e-12 && !(near(moved(scale)).value >= here.value)) scale /= 2;
      if (scale <= 1e-12) break;
    }
    theta = moved(scale);
  }
  return notEstimable("no-convergence", "The most probable levels were not found.", {
    iterations: ITERATIONS,
    gradient,
  });
};
