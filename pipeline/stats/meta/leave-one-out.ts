import type { NotEstimable } from "../quantity.ts";
import { type RandomEffects, type RandomEffectsOptions, randomEffects } from "./random-effects.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";

/**
 * Does the answer hang on one trial? The pool of all trials but one, for each trial in turn, with τ² estimated anew.
 *
 * Row i is `randomEffects` without trial i, with the same options; the Q-profile intervals of τ² and I² are left out unless
 * `profile` is true. Of two trials one remains, which cannot be pooled: both rows then say so.
 * Viechtbauer & Cheung (2010), doi:10.1002/jrsm.11. Equals metafor 3.8-1 `leave1out(rma(…))`, fully converged.
 */
export const leaveOneOut = (
  input: MetaInput,
  options: RandomEffectsOptions = {},
): readonly (RandomEffects | NotEstimable)[] | NotEstimable => {
  const trials = readTrials(input, 2);
  if ("kind" in trials) return trials;
  return Array.from({ length: trials.k }, (_, left) =>
    randomEffects(
      { estimates: without(input.estimates, left), standardErrors: without(input.standardErrors, left) },
      { profile: false, ...options },
    ),
  );
};

/** The values but the one at a position. */
export const without = (values: ArrayLike<number>, position: number): Float64Array => {
  const rest = new Float64Array(values.length - 1);
  for (let i = 0; i < rest.length; i++) rest[i] = values[i < position ? i : i + 1] as number;
  return rest;
};
