import { type NotEstimable, notEstimable } from "../quantity.ts";
import { cholesky, choleskySolve } from "./cholesky.ts";
import type { Derivatives } from "./derivatives.ts";
import { packedForm } from "./packed-matrix.ts";

export interface Maximum {
  readonly kind: "maximum";
  readonly at: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** Minus the second derivatives, packed by rows. */
  readonly information: Float64Array;
  readonly iterations: number;
  /** At the start. */
  readonly initial: Derivatives;
}

export interface MaximumOptions {
  readonly start: Float64Array;
  readonly maxIterations?: number;
  /** Where the function is not concave everywhere, a ridge is added to the information while it is not positive definite. */
  readonly concave?: boolean;
}

/** A step this small, with covariates in units of their standard deviation, leaves an error of its square. */
const SMALL_STEP = 1e-8;
const HALVINGS = 40;

/**
 * Where is a log likelihood largest? Newton steps, halved while they lower it.
 *
 * Done when a step no longer moves any parameter; the last gradient goes with every refusal. A likelihood that rises for ever towards a
 * limit (complete or quasi-complete separation, a monotone likelihood) is told by a step that gains nothing though it moves, along
 * which nearly all of the information at the start is gone. Expects parameters on comparable scales.
 * Dennis & Schnabel (1996), doi:10.1137/1.9781611971200, ch. 6; separation Albert & Anderson (1984), doi:10.1093/biomet/71.1.1.
 * No outside software; checked through the models that are fitted with it.
 */
export const maximumLikelihood = (
  evaluate: (at: Float64Array) => Derivatives,
  { start, maxIterations = 60, concave = true }: MaximumOptions,
): Maximum | NotEstimable => {
  let at = Float64Array.from(start);
  let here = evaluate(at);
  const initial = here;
  for (let iterations = 0; iterations < maxIterations; iterations++) {
    const step = newtonStep(here, concave);
    if (step === null) {
      return iterations === 0
        ? notEstimable("singular", "The covariates cannot be told apart: their information matrix is singular.", {
            ...named("gradient", here.gradient),
          })
        : failure("separation", at, here, iterations);
    }
    let scale = 1;
    let next = at.map((value, j) => value + (step[j] as number));
    let there = evaluate(next);
    // Rounding in a sum of a million terms hides small gains, so that none is asked of a step that hardly moves.
    const tiny = largest(step) <= SMALL_STEP * (1 + largest(at));
    const floor = tiny ? -Infinity : here.value - 1e-10 * (1 + Math.abs(here.value));
    for (let half = 0; !(there.value >= floor && Number.isFinite(there.value)); half++) {
      if (half === HALVINGS) return failure("no-convergence", at, here, iterations);
      scale /= 2;
      next = at.map((value, j) => value + scale * (step[j] as number));
      there = evaluate(next);
    }
    const moved = scale * largest(step);
    const gained = there.value - here.value;
    at = next;
    here = there;
    if (tiny) {
      if (newtonStep(here, true) === null) return failure("singular", at, here, iterations + 1);
      return { kind: "maximum", at, ...here, iterations: iterations + 1, initial };
    }
    if (gained < 1e-7 && moved > 1e-2 && isFlat(here, initial, step)) {
      return failure("separation", at, here, iterations + 1);
    }
  }
  return failure("no-convergence", at, here, maxIterations);
};

const newtonStep = ({ gradient, information }: Derivatives, concave: boolean): Float64Array | null => {
  const size = gradient.length;
  for (const value of information) if (!Number.isFinite(value)) return null;
  const factor = cholesky(information, size);
  if (factor !== null) return choleskySolve(factor, gradient);
  if (concave) return null;
  let ridge = 1e-3;
  for (let i = 0; i < size; i++) ridge = Math.max(ridge, 1e-3 * Math.abs(information[(i * (i + 3)) / 2] as number));
  for (let tries = 0; tries < 30; tries++, ridge *= 4) {
    const lifted = Float64Array.from(information);
    for (let i = 0; i < size; i++) lifted[(i * (i + 3)) / 2] = (lifted[(i * (i + 3)) / 2] as number) + ridge;
    const shifted = cholesky(lifted, size);
    if (shifted !== null) return choleskySolve(shifted, gradient);
  }
  return null;
};

const isFlat = (here: Derivatives, initial: Derivatives, step: Float64Array): boolean =>
  packedForm(here.information, step) < 1e-4 * packedForm(initial.information, step);

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

const REASON = {
  separation: "A covariate separates those with the event from the others: its coefficient has no finite estimate.",
  "no-convergence": "The likelihood's maximum was not found.",
  singular: "The likelihood is flat at its maximum: the parameters cannot be told apart.",
} as const;

const failure = (
  code: keyof typeof REASON,
  at: Float64Array,
  { value, gradient }: Derivatives,
  iterations: number,
): NotEstimable =>
  notEstimable(code, REASON[code], {
    iterations,
    ...(Number.isFinite(value) ? { logLikelihood: value } : {}),
    ...named("gradient", gradient),
    ...named("parameter", at),
  });

/** gradient[0], gradient[1], …, for the details of a refusal; those that are not finite are left out. */
const named = (name: string, values: Float64Array): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Array.from(values, (value, j) => [`${name}[${j}]`, value] as const).filter(([, value]) => Number.isFinite(value)),
  );
