import type { NotEstimable } from "../quantity.ts";
import { type CommonEffect, commonEffect } from "./common-effect.ts";
import { type RandomEffects, type RandomEffectsOptions, randomEffects } from "./random-effects.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";

export interface CumulativeOptions extends RandomEffectsOptions {
  /** Positions of the trials in the order in which they came, each once. */
  readonly order: ArrayLike<number>;
}

export interface CumulativeStep {
  /** Position in the input of the trial that came in. */
  readonly added: number;
  /** All trials up to it. The first alone is given back as it is, with a normal interval: one trial says nothing of τ². */
  readonly pooled: RandomEffects | CommonEffect | NotEstimable;
}

/**
 * When was the answer known? The pool of the first trial, of the first two, and so on, with τ² estimated anew at each step.
 *
 * Steps are looks at accumulating data: their intervals are not corrected for being looked at many times. Q-profile intervals are left
 * out unless `profile` is true. Lau et al. (1992), doi:10.1056/NEJM199207233270406. Equals metafor 3.8-1 `cumul(rma(…), order = )`, fully
 * converged. Throws RangeError when `order` is not a permutation of 0 … k − 1.
 */
export const cumulativeMetaAnalysis = (
  input: MetaInput,
  { order, ...options }: CumulativeOptions,
): readonly CumulativeStep[] | NotEstimable => {
  const trials = readTrials(input, 1);
  const sequence = requireOrder(order, input.estimates.length);
  if ("kind" in trials) return trials;
  return sequence.map((added, last): CumulativeStep => {
    const soFar = sequence.slice(0, last + 1);
    const part: MetaInput = {
      estimates: soFar.map((i) => input.estimates[i] as number),
      standardErrors: soFar.map((i) => input.standardErrors[i] as number),
    };
    return {
      added,
      pooled: last === 0 ? commonEffect(part, options) : randomEffects(part, { profile: false, ...options }),
    };
  });
};

const requireOrder = (order: ArrayLike<number>, k: number): readonly number[] => {
  const sequence = Array.from(order);
  const seen = new Set(sequence.filter((position) => Number.isInteger(position) && position >= 0 && position < k));
  if (seen.size !== k || sequence.length !== k) {
    throw new RangeError(`order must hold each position below ${k} once: ${sequence}`);
  }
  return sequence;
};
