import { requireFinite } from "../numeric/require.ts";
import type { NotEstimable } from "../quantity.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";
import { logLikelihood } from "./tau-squared-likelihood.ts";

/**
 * How likely are the trials' estimates at a given τ², at the weighted mean that goes with it?
 *
 * The log likelihood, constants included: −½k ln 2π − ½Σln(v+τ²) − ½Q; restricted −½(k−1) ln 2π − ½Σln(v+τ²) − ½lnΣw − ½Q + ½ ln k (the
 * last is metafor's convention). At τ² = 0 without restriction it is the common-effect model's. Viechtbauer (2005), J Educ Behav Stat
 * 30:261, doi:10.3102/10769986030003261. Equals metafor 3.8-1 `logLik(rma(…))`.
 */
export const metaLogLikelihood = (
  input: MetaInput,
  { tauSquared, restricted }: { readonly tauSquared: number; readonly restricted: boolean },
): number | NotEstimable => {
  if (!(requireFinite("tauSquared", tauSquared) >= 0)) {
    throw new RangeError(`tauSquared must not be negative: ${tauSquared}`);
  }
  const trials = readTrials(input, 1);
  if ("kind" in trials) return trials;
  const { k } = trials;
  const core = logLikelihood(trials, tauSquared, restricted ? "REML" : "ML");
  return restricted
    ? core - 0.5 * (k - 1) * Math.log(2 * Math.PI) + 0.5 * Math.log(k)
    : core - 0.5 * k * Math.log(2 * Math.PI);
};
