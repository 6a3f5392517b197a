import { sum } from "../numeric/sum.ts";
import type { InnermostIntervals } from "./innermost-intervals.ts";
import { massesByEm } from "./interval-em.ts";
import { chances, gradientAt, logLikelihood } from "./interval-likelihood.ts";
import { newtonStep } from "./interval-newton-step.ts";

export interface IntervalMasses {
  readonly mass: Float64Array;
  readonly logLikelihood: number;
  /** Largest departure from the conditions of a maximum: |gradient| where there is mass, gradient where there is none; per person. */
  readonly departure: number;
  /** Whether no other masses are as likely. */
  readonly unique: boolean;
  readonly converged: boolean;
}

const EM_STEPS = 200;
const MAX_STEPS = 2000;

/**
 * The masses that make the data most likely: some EM steps, then Newton steps on the places that hold mass. A place leaves when its
 * mass reaches 0 and the best of the others joins when the gradient there is positive, so zeros are exact.
 */
export const intervalMasses = (places: InnermostIntervals): IntervalMasses => {
  const size = places.left.length;
  const total = sum(places.weight);
  let mass = massesByEm(places, EM_STEPS);
  let support = Array.from(mass.keys()).filter((k) => (mass[k] as number) > 1e-2 / size);
  mass = onSupport(mass, support);
  let unique = true;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const step = newtonStep(places, mass, support, total);
    unique = step.unique;
    mass = move(places, mass, support, step.direction);
    const kept = support.filter((k) => (mass[k] as number) > 1e-14);
    if (kept.length < support.length) {
      support = kept;
      mass = onSupport(mass, support);
      continue;
    }
    if (step.size > 1e-13) continue;
    const gradient = gradientAt(places, chances(places, mass));
    const best = largestOutside(gradient, support);
    if (best === null || (gradient[best] as number) <= total * (1 + 1e-9)) return summary(places, mass, unique, true);
    support = [...support, best].sort((a, b) => a - b);
    mass[best] = 1e-6;
    mass = onSupport(mass, support);
  }
  return summary(places, mass, unique, false);
};

const onSupport = (mass: Float64Array, support: readonly number[]): Float64Array => {
  const kept = new Float64Array(mass.length);
  const whole = sum(support.map((k) => mass[k] as number));
  for (const k of support) kept[k] = (mass[k] as number) / whole;
  return kept;
};

/** As far along as no mass goes below 0 and the likelihood does not fall. */
const move = (
  places: InnermostIntervals,
  mass: Float64Array,
  support: readonly number[],
  direction: Float64Array,
): Float64Array => {
  let scale = 1;
  let bound = -1;
  support.forEach((k, r) => {
    const limit = (direction[r] as number) < 0 ? (mass[k] as number) / -(direction[r] as number) : Infinity;
    if (limit > scale) return;
    scale = limit;
    bound = k;
  });
  const before = logLikelihood(places, chances(places, mass));
  for (let halvings = 0; halvings < 50; halvings++) {
    const next = mass.slice();
    support.forEach((k, r) => {
      next[k] = Math.max(0, (mass[k] as number) + scale * (direction[r] as number));
    });
    if (bound >= 0 && halvings === 0) next[bound] = 0;
    if (logLikelihood(places, chances(places, next)) >= before - 1e-13 * (1 + Math.abs(before))) return next;
    scale /= 2;
  }
  return mass;
};

const largestOutside = (gradient: Float64Array, support: readonly number[]): number | null => {
  const inside = new Set(support);
  let best: number | null = null;
  for (let k = 0; k < gradient.length; k++) {
    if (inside.has(k)) continue;
    if (best === null || (gradient[k] as number) > (gradient[best] as number)) best = k;
  }
  return best;
};

const summary = (
  places: InnermostIntervals,
  mass: Float64Array,
  unique: boolean,
  converged: boolean,
): IntervalMasses => {
  const total = sum(places.weight);
  const chance = chances(places, mass);
  let departure = 0;
  gradientAt(places, chance).forEach((slope, k) => {
    const gap = slope / total - 1;
    departure = Math.max(departure, (mass[k] as number) > 0 ? Math.abs(gap) : gap);
  });
  return { mass, logLikelihood: logLikelihood(places, chance), departure, unique, converged };
};
