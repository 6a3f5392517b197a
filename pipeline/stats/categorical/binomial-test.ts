import { binomialProbability } from "../distributions/binomial-probability.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import type { NotEstimable, Test } from "../quantity.ts";
import { refuseShare, type Share } from "./refuse-share.ts";

/** Counts as probable as the observed one up to rounding count as extreme (R's convention). */
const slack = 1 + 1e-7;

/**
 * Is the share a given one, exactly? Two-sided: the probability of all counts that are no more probable than the observed one.
 * Of the ways to be two-sided this is the "minimum likelihood" one of Fay (2010), doi:10.32614/RJ-2010-008.
 * Equals R 4.2.2 `binom.test(x, n, p)`. Not estimable without people. Throws RangeError for a `chance` outside (0, 1).
 */
export const binomialTest = (
  share: Share,
  { chance = 0.5 }: { readonly chance?: number } = {},
): Test | NotEstimable => {
  requireOpenUnit("chance", chance);
  const refusal = refuseShare(share);
  if (refusal) return refusal;
  const { events, n } = share;
  const limit = binomialProbability(events, n, chance) * slack;
  let p = 0;
  for (let x = 0; x <= n; x++) {
    const probability = binomialProbability(x, n, chance);
    if (probability <= limit) p += probability;
  }
  return { name: "exact binomial", statistic: events, df: [], p: Math.min(1, p) };
};
