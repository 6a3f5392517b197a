import type { Derivatives } from "../numeric/derivatives.ts";
import { type Maximum, maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { packedAt } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { Trials } from "./read-trials.ts";
import { selectionLikelihood } from "./selection-likelihood.ts";
import type { SelectionRegions } from "./selection-regions.ts";

export interface SelectionMaximum {
  /** μ, τ², ln δ₂, ln δ₃, … */
  readonly at: Float64Array;
  readonly value: number;
  /** Of the parameters that are `free`, packed by rows. */
  readonly information: Float64Array;
  /** All but τ² where that is 0. */
  readonly free: readonly number[];
  readonly largestGradient: number;
  readonly iterations: number;
}

/** In standard deviations of the effects, about their mean. */
const MEANS = [-4, -1.5, -0.5, 0, 0.5, 1.5, 4];
/** In variances of the effects. */
const VARIANCES = [0, 0.1, 0.4, 1, 3];

/**
 * The highest of the maxima of a selection model's likelihood with τ² ≥ 0; `trials` in units in which SEs are about 1.
 *
 * For given μ and τ² the likelihood is concave in ln δ. It is maximised there on a grid of μ and τ²; from each point of the grid that none
 * of its neighbours tops, Newton steps with analytic derivatives go on in all parameters, once with τ² free and once with τ² = 0, which
 * counts if the likelihood falls from there and is a new start if it rises. Starts that run away are left out.
 */
export const highestSelection = (
  trials: Trials,
  regions: SelectionRegions,
  intervals: number,
): SelectionMaximum | NotEstimable => {
  const every = Array.from({ length: intervals + 1 }, (_, j) => j);
  const without = every.filter((j) => j !== 1);
  const deviation = Math.sqrt(trials.spread + 1);
  const centre = trials.y.reduce((total, effect) => total + effect, 0) / trials.k;
  const grid = MEANS.map((shift) =>
    VARIANCES.map((times) => {
      const from = new Float64Array(every.length);
      from.set([centre + shift * deviation, times * deviation * deviation]);
      const found = climbFrom(trials, regions, from, every.slice(2));
      return "kind" in found ? { at: from, value: -Infinity } : found;
    }),
  );
  let best: SelectionMaximum | null = null;
  let last = notEstimable("no-convergence", "No maximum of the selection model's likelihood was found.");
  const consider = (from: Float64Array, free: readonly number[]): SelectionMaximum | null => {
    const found = climbFrom(trials, regions, from, free);
    if ("kind" in found) last = { ...last, ...(found.details ? { details: found.details } : {}) };
    else if (isAllowed(trials, regions, found)) {
      if (found.value > (best?.value ?? -Infinity)) best = found;
    } else if (free === without) return found;
    return null;
  };
  for (const { at } of peaksOf(grid)) {
    consider(at, every);
    const rising = consider(
      at.map((value, j) => (j === 1 ? 0 : value)),
      without,
    );
    if (rising) consider(rising.at, every);
  }
  return best ?? last;
};

const peaksOf = <P extends { readonly value: number }>(grid: readonly (readonly P[])[]): readonly P[] =>
  grid.flatMap((row, i) =>
    row.filter(({ value }, j) =>
      grid
        .slice(Math.max(0, i - 1), i + 2)
        .every((near) => near.slice(Math.max(0, j - 1), j + 2).every((other) => other.value <= value)),
    ),
  );

/** τ² above 0, or at 0 with a likelihood that falls from there. */
const isAllowed = (trials: Trials, regions: SelectionRegions, { at, free }: SelectionMaximum): boolean =>
  free.includes(1) ? (at[1] as number) > 0 : (selectionLikelihood(trials, regions, at).gradient[1] as number) <= 0;

const climbFrom = (
  trials: Trials,
  regions: SelectionRegions,
  from: Float64Array,
  free: readonly number[],
): SelectionMaximum | NotEstimable => {
  const whole = (part: Float64Array): Float64Array => {
    const at = Float64Array.from(from);
    free.forEach((j, place) => {
      at[j] = part[place] as number;
    });
    return at;
  };
  const found: Maximum | NotEstimable = maximumLikelihood(
    (part) => restricted(selectionLikelihood(trials, regions, whole(part)), free),
    { start: Float64Array.from(free, (j) => from[j] as number), concave: false, maxIterations: 200 },
  );
  if (found.kind === "not-estimable") return found;
  const largestGradient = found.gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const { value, information, iterations } = found;
  return { at: whole(found.at), value, information, free, largestGradient, iterations };
};

/** The derivatives in some of the parameters. */
const restricted = ({ value, gradient, information }: Derivatives, free: readonly number[]): Derivatives => ({
  value,
  gradient: Float64Array.from(free, (j) => gradient[j] as number),
  information: Float64Array.from(
    free.flatMap((i, row) => free.slice(0, row + 1).map((j) => packedAt(information, i, j))),
  ),
});
