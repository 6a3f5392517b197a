import { bootstrap } from "../numeric/bootstrap.ts";
import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { notEstimable, type Quantity } from "../quantity.ts";
import { type BootstrapOptions, percentileEstimate } from "./percentile-estimate.ts";

/** Two numbers per person; who lacks either is left out by the caller. */
export interface PairedParts {
  readonly numerator: ArrayLike<number>;
  readonly denominator: ArrayLike<number>;
}

/**
 * What share of an earlier mean change is still there? mean(numerator) / mean(denominator), over the same people.
 *
 * Never the mean of individual ratios, which a few small denominators would rule. May pass 0 or 1 and is not truncated. Interval:
 * bootstrap percentiles, people resampled; `se` is the resamples' standard deviation. Not estimable when the denominator's mean is 0
 * or changes sign in more than (1 − level)/2 of the resamples: the ratio then has no bounded interval, see Fieller (1954), JRSS B 16:175.
 * Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13. No outside software draws these resamples; checked against the delta
 * method and by coverage.
 */
export const ratioOfMeans = (data: PairedParts, options: BootstrapOptions): Quantity => {
  requirePairedParts(data);
  const n = data.numerator.length;
  const refusal = refuseRatio(data);
  if (refusal) return refusal;
  const all = Uint32Array.from({ length: n }, (_, i) => i);
  const [top, bottom] = sums(data, all);
  const { reps, seed } = options;
  const parts = typedParts(data);
  const draws = bootstrap({ n, reps, seed }, ([rows]) => ratioIn(parts, rows, bottom));
  return percentileEstimate(top / bottom, draws, options);
};

/** The same numbers in typed arrays, for the many resamples. */
export const typedParts = ({ numerator, denominator }: PairedParts): PairedParts => ({
  numerator: Float64Array.from(numerator),
  denominator: Float64Array.from(denominator),
});

export const requirePairedParts = ({ numerator, denominator }: PairedParts): void => {
  requireSameLength("denominator", denominator, numerator.length);
  requireFiniteAll("numerator", numerator);
  requireFiniteAll("denominator", denominator);
};

export const refuseRatio = (data: PairedParts): Quantity | null => {
  const n = data.numerator.length;
  if (n === 0) return notEstimable("no-data", "Nobody has both measurements.");
  if (n < 2) return notEstimable("too-few", "A single person gives a ratio but no spread.", { n });
  const [, bottom] = sums(
    data,
    Uint32Array.from({ length: n }, (_, i) => i),
  );
  return bottom === 0 ? notEstimable("singular", "The mean to be divided by is 0.", { n }) : null;
};

/** The ratio among the rows drawn; `null` when its denominator has not the sign of the whole sample's. */
export const ratioIn = (data: PairedParts, rows: Uint32Array | undefined, bottomOfAll: number): number | null => {
  if (!rows) return null;
  const [top, bottom] = sums(data, rows);
  return bottom * bottomOfAll > 0 ? top / bottom : null;
};

export const sums = ({ numerator, denominator }: PairedParts, rows: Uint32Array): readonly [number, number] => {
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    top += numerator[row] as number;
    bottom += denominator[row] as number;
  }
  return [top, bottom];
};
