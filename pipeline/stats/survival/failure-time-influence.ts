import { packedAt, packedInverse } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { FailureTimeFit } from "./accelerated-failure-time.ts";
import { aftLikelihood } from "./aft-likelihood.ts";
import { aftRows, type SurvivalTimes } from "./aft-rows.ts";

/**
 * How much does each row's weight move the parameters of a fitted law of times?
 *
 * The derivative by the weight, an array per parameter (intercept, slopes, log scale where it is free): the inverse information times
 * the row's score. Multiply by the weight and sum the products for the sandwich with weights taken as known; `rowInfluence` carries the
 * estimation of weights too. `data` are those of the fit. Stefanski & Boos (2002), Am Stat 56:29, doi:10.1198/000313002753631330. Equals
 * survival 3.5-3 `residuals(survreg(…), type = "dfbeta")` but for interval-censored rows: there R's do not add up to 0 over the weights,
 * and R's own refits with a weight moved agree with these.
 */
export const failureTimeInfluence = (
  data: SurvivalTimes,
  fit: FailureTimeFit,
): readonly Float64Array[] | NotEstimable => {
  const { rows, mean, scale } = aftRows(data, fit.distribution);
  const { n, p, freeScale } = rows;
  const size = p + (freeScale ? 1 : 0);
  const at = new Float64Array(size);
  fit.terms.forEach(({ coefficient }, j) => {
    at[j] = j === 0 ? coefficient : coefficient * (scale[j - 1] as number);
    if (j > 0) at[0] = (at[0] as number) + coefficient * (mean[j - 1] as number);
  });
  if (freeScale) at[p] = fit.logScale;
  const scores = new Float64Array(n * size);
  const inverse = packedInverse(aftLikelihood(rows, at, scores).information, size);
  if (inverse === null) return notEstimable("singular", "The parameters cannot be told apart.", { n });
  const own = Array.from({ length: size }, (_, j) =>
    Float64Array.from({ length: n }, (__, i) => {
      let total = 0;
      for (let k = 0; k < size; k++) total += packedAt(inverse, j, k) * (scores[i * size + k] as number);
      return total;
    }),
  );
  // From standardised covariates back to their own units.
  const slopes = own.slice(1, p).map((column, j) => column.map((value) => value / (scale[j] as number)));
  const intercept = (own[0] as Float64Array).map((value, i) =>
    slopes.reduce((rest, slope, j) => rest - (slope[i] as number) * (mean[j] as number), value),
  );
  return [intercept, ...slopes, ...own.slice(p)];
};
