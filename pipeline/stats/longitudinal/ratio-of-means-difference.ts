import { bootstrap } from "../numeric/bootstrap.ts";
import type { Quantity } from "../quantity.ts";
import { type BootstrapOptions, percentileEstimate } from "./percentile-estimate.ts";
import { type PairedParts, ratioIn, refuseRatio, requirePairedParts, sums, typedParts } from "./ratio-of-means.ts";

/**
 * By how much does the share of an earlier mean change that is still there differ between two groups, first minus second?
 * The difference of their `ratioOfMeans`, each group's people resampled apart; interval and refusals as there, for either group.
 * Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 8 and 13. No outside software draws these resamples; checked against
 * the standard errors of both groups.
 */
export const ratioOfMeansDifference = (a: PairedParts, b: PairedParts, options: BootstrapOptions): Quantity => {
  requirePairedParts(a);
  requirePairedParts(b);
  const refusal = refuseRatio(a) ?? refuseRatio(b);
  if (refusal) return refusal;
  const n = [a.numerator.length, b.numerator.length];
  const [topA, bottomA] = sums(a, everyone(a));
  const [topB, bottomB] = sums(b, everyone(b));
  const { reps, seed } = options;
  const [partsA, partsB] = [typedParts(a), typedParts(b)];
  const draws = bootstrap({ n, reps, seed }, ([rowsA, rowsB]) => {
    const first = ratioIn(partsA, rowsA, bottomA);
    const second = ratioIn(partsB, rowsB, bottomB);
    return first === null || second === null ? null : first - second;
  });
  return percentileEstimate(topA / bottomA - topB / bottomB, draws, options);
};

const everyone = ({ numerator }: PairedParts): Uint32Array =>
  Uint32Array.from({ length: numerator.length }, (_, i) => i);
