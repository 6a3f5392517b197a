import { tUpperTail } from "../distributions/t-upper-tail.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import type { NotEstimable, Quantity } from "../quantity.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";
import { type WeightedLine, weightedLine } from "./weighted-line.ts";

export interface PetPeeseOptions {
  /** The direction in which an effect is looked for. Default "greater". */
  readonly alternative?: "greater" | "less";
  /** One-sided, of the test that decides between the two. Default 0.05. */
  readonly alpha?: number;
  readonly level?: number;
}

export interface PetPeese {
  readonly kind: "pet-peese";
  readonly k: number;
  /** On the standard error. */
  readonly pet: WeightedLine;
  /** On the variance. */
  readonly peese: WeightedLine;
  /** One-sided p of PET's intercept. */
  readonly p: number;
  readonly chosen: "PET" | "PEESE";
  /** The chosen line's intercept: the effect free of small-study bias, as far as the model goes. */
  readonly estimate: Quantity;
}

/**
 * What would the effect be in a trial without error, if effects fall in a line with the standard error (PET) or its square (PEESE)?
 *
 * Both by least squares with weights 1/SE² and one multiplicative error, t with k − 2 df. PET's intercept is biased towards 0 where there
 * is an effect: PEESE is taken when PET's one-sided p lies below alpha. Stanley & Doucouliagos (2014), doi:10.1002/jrsm.1095.
 * Equals R `lm(yi ~ sei, weights = 1/vi)` and `lm(yi ~ vi, weights = 1/vi)`.
 * Not estimable from fewer than three trials, when all have one standard error, or when all lie on the line.
 */
export const petPeese = (
  input: MetaInput,
  { alternative = "greater", alpha = 0.05, level = 0.95 }: PetPeeseOptions = {},
): PetPeese | NotEstimable => {
  requireOpenUnit("alpha", alpha);
  requireOpenUnit("level", level);
  const trials = readTrials(input, 2);
  if ("kind" in trials) return trials;
  const pet = weightedLine(trials, trials.v.map(Math.sqrt), level);
  if ("kind" in pet) return pet;
  const peese = weightedLine(trials, trials.v, level);
  if ("kind" in peese) return peese;
  const sign = alternative === "greater" ? 1 : -1;
  const p = tUpperTail(sign * pet.interceptTest.statistic, trials.k - 2);
  const chosen = p < alpha ? "PEESE" : "PET";
  const estimate = (chosen === "PEESE" ? peese : pet).intercept;
  return { kind: "pet-peese", k: trials.k, pet, peese, p, chosen, estimate };
};
