import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { brent } from "../numeric/brent.ts";

/** A weighted mixture of normal distributions; the weights sum to 1. */
export interface NormalMixture {
  readonly weights: Float64Array;
  readonly means: Float64Array;
  readonly sds: Float64Array;
}

export const mixtureMean = ({ weights, means }: NormalMixture): number =>
  weights.reduce((sum, weight, j) => sum + weight * (means[j] as number), 0);

export const mixtureSd = (mixture: NormalMixture): number => {
  const centre = mixtureMean(mixture);
  let variance = 0;
  for (let j = 0; j < mixture.weights.length; j++) {
    const sd = mixture.sds[j] as number;
    const shift = (mixture.means[j] as number) - centre;
    variance += (mixture.weights[j] as number) * (sd * sd + shift * shift);
  }
  return Math.sqrt(variance);
};

/** P(X > x). */
export const mixtureUpperTail = ({ weights, means, sds }: NormalMixture, x: number): number => {
  let tail = 0;
  for (let j = 0; j < weights.length; j++) {
    tail += (weights[j] as number) * normalUpperTail((x - (means[j] as number)) / (sds[j] as number));
  }
  return Math.min(1, tail);
};

/** P(X < x), right in relative terms far out. */
export const mixtureLowerTail = ({ weights, means, sds }: NormalMixture, x: number): number =>
  mixtureUpperTail({ weights, means: means.map((mean) => -mean), sds }, -x);

/** The x with P(X ≤ x) = p; `null` only if the search fails. */
export const mixtureQuantile = (mixture: NormalMixture, p: number): number | null => {
  const centre = mixtureMean(mixture);
  const narrowest = mixture.sds.reduce((least, sd) => Math.min(least, sd), Infinity);
  const above = (x: number) => 1 - p - mixtureUpperTail(mixture, x);
  let reach = 4 * narrowest;
  while (reach < Number.MAX_VALUE / 4 && (above(centre - reach) > 0 || above(centre + reach) < 0)) reach *= 2;
  return brent(above, centre - reach, centre + reach, { tolerance: 1e-13 * narrowest })?.root ?? null;
};
