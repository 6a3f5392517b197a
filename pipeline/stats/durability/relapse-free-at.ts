import { mixtureUpperTail } from "../meta/normal-mixture.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Quantity } from "../quantity.ts";
import { posteriorQuantity } from "./posterior-quantity.ts";
import { findStrand, logHazardAt, type RelapsePosterior } from "./relapse-posterior.ts";

/**
 * What share of a strand's people is still free of relapse at a time?
 *
 * Of a typical study (b = 0) with all covariates at their reference: posterior median and central credible interval; beside it the
 * prediction interval for a study not yet done, b ~ N(0, τ²). S = exp(−H), log H a mixture of normals, its quantiles found on the
 * mixture's distribution function. Not estimable before the strand's first or after its last observed time, nor for a refused strand.
 */
export const relapseFreeAt = (posterior: RelapsePosterior, strand: string, time: number): Quantity => {
  const { index, refusal } = findStrand(posterior, strand, time);
  if (refusal !== null) return refusal;
  return posteriorQuantity(logHazardAt(posterior, index, time), {
    level: posterior.level,
    method: "posterior median, central",
    transform: (logHazard) => Math.exp(-Math.exp(logHazard)),
    newStudy: logHazardAt(posterior, index, time, { newStudy: true }),
  });
};

/**
 * How probable is it that less than `share` of a strand's people are free of relapse at a time, in a typical study (`newStudy`: in one not
 * yet done)? The posterior probability of S(t) < share. Not estimable where `relapseFreeAt` is not.
 */
export const probabilityRelapseFreeBelow = (
  posterior: RelapsePosterior,
  strand: string,
  { time, share, newStudy = false }: { readonly time: number; readonly share: number; readonly newStudy?: boolean },
): Quantity => {
  requireOpenUnit("share", share);
  const { index, refusal } = findStrand(posterior, strand, time);
  if (refusal !== null) return refusal;
  return estimate(mixtureUpperTail(logHazardAt(posterior, index, time, { newStudy }), Math.log(-Math.log(share))));
};
