import { requirePositive } from "../numeric/require.ts";
import type { RelapsePosterior } from "./relapse-posterior.ts";

/**
 * What would a fitted model say under another half-normal prior of the spread of studies, of scale `to` in place of `from`?
 *
 * Each node keeps its normal part and is weighted anew by the ratio of the priors at its spread: the fit on the same grid under the other
 * prior, without fitting again; the grid is not widened for a wider one. Refusals of strands stay those of the fitted model. Throws RangeError for scales not above 0.
 */
export const withSpreadPrior = <Posterior extends RelapsePosterior>(
  posterior: Posterior,
  { from, to }: { readonly from: number; readonly to: number },
): Posterior => {
  requirePositive("from", from);
  requirePositive("to", to);
  const change = 0.5 / (from * from) - 0.5 / (to * to);
  const logRatios = posterior.nodes.map(({ spread }) => change * spread * spread);
  const highest = logRatios.reduce((most, each) => Math.max(most, each), -Infinity);
  const weights = posterior.nodes.map(({ weight }, i) => weight * Math.exp((logRatios[i] as number) - highest));
  const mass = weights.reduce((total, weight) => total + weight, 0);
  return {
    ...posterior,
    nodes: posterior.nodes.map((node, i) => ({ ...node, weight: (weights[i] as number) / mass })),
  };
};
