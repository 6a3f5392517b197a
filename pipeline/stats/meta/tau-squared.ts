import type { NotEstimable } from "../quantity.ts";
import { type MetaInput, readTrials, type Trials } from "./read-trials.ts";
import { hedges } from "./tau-squared-hedges.ts";
import { hunterSchmidt } from "./tau-squared-hunter-schmidt.ts";
import { likelihoodTauSquared } from "./tau-squared-likelihood.ts";
import { derSimonianLaird, pauleMandel } from "./tau-squared-moments.ts";
import { sidikJonkman } from "./tau-squared-sidik-jonkman.ts";

/**
 * The nine in use. REML, ML: restricted and full likelihood; DL: DerSimonian–Laird; PM: Paule–Mandel, whose equation EB (empirical
 * Bayes, Morris 1983) solves too; HE: Hedges; HS, HSk: Hunter–Schmidt, plain and corrected for small samples; SJ: Sidik–Jonkman.
 */
export type TauMethod = "REML" | "DL" | "PM" | "ML" | "HE" | "HS" | "HSk" | "SJ" | "EB";

export interface TauSquared {
  readonly tauSquared: number;
  /** Large-sample standard error, as metafor gives it. */
  readonly se: number | null;
  readonly iterations: number;
}

/**
 * How much do true effects vary between trials, beyond chance?
 *
 * Their variance τ², on the squared scale of the input. Formulas and sources stand with each method; compared: Viechtbauer (2005), J Educ
 * Behav Stat 30:261, doi:10.3102/10769986030003261; Veroniki et al. (2016), Res Synth Methods 7:55, doi:10.1002/jrsm.1164.
 * Equals metafor 3.8-1 `rma(method = …)`, tau2 and se.tau2, fully converged.
 * Not estimable from fewer than two trials or with a standard error of 0.
 */
export const tauSquared = (input: MetaInput, { method }: { readonly method: TauMethod }): TauSquared | NotEstimable => {
  const trials = readTrials(input, 2);
  return "kind" in trials ? trials : tauSquaredOf(trials, method);
};

export const tauSquaredOf = (trials: Trials, method: TauMethod): TauSquared | NotEstimable => {
  switch (method) {
    case "DL":
      return derSimonianLaird(trials);
    case "HE":
      return hedges(trials);
    case "HS":
      return hunterSchmidt(trials);
    case "HSk":
      return hunterSchmidt(trials, true);
    case "SJ":
      return sidikJonkman(trials);
    case "PM":
    case "EB":
      return pauleMandel(trials);
    default:
      return likelihoodTauSquared(trials, method);
  }
};
