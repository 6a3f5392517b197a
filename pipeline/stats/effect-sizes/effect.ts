import type { NotEstimable } from "../quantity.ts";

/** One study's effect on the scale where effects are pooled: ratios as natural logarithms. */
export interface Effect {
  readonly estimate: number;
  readonly standardError: number;
  readonly scale: "identity" | "log";
}

export type EffectOrNot = Effect | NotEstimable;

/** Events and people in two groups; effects are group 1 against group 2. */
export interface TwoByTwo {
  readonly events1: number;
  readonly n1: number;
  readonly events2: number;
  readonly n2: number;
}

/** Means, standard deviations and people in two groups; effects are group 1 minus group 2. */
export interface TwoMeans {
  readonly mean1: number;
  readonly sd1: number;
  readonly n1: number;
  readonly mean2: number;
  readonly sd2: number;
  readonly n2: number;
}
