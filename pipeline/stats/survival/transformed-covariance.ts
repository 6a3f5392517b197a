import { packedAt } from "../numeric/packed-matrix.ts";

/**
 * The covariance (packed) of intercept and slopes in the covariates' own units, from that of a fit on standardised ones: a slope is
 * divided by its covariate's spread, the intercept loses slope × mean. Parameters after the slopes stay as they are.
 */
export const transformed = (
  packed: Float64Array,
  size: number,
  mean: Float64Array,
  spread: Float64Array,
): Float64Array => {
  const slopes = spread.length;
  const jacobian = (i: number, j: number): number => {
    if (i === 0 && j > 0 && j <= slopes) return -(mean[j - 1] as number) / (spread[j - 1] as number);
    if (i !== j) return 0;
    return i > 0 && i <= slopes ? 1 / (spread[i - 1] as number) : 1;
  };
  const result = new Float64Array(packed.length);
  for (let i = 0, at = 0; i < size; i++) {
    for (let j = 0; j <= i; j++, at++) {
      let total = 0;
      for (let k = 0; k < size; k++) {
        const left = jacobian(i, k);
        for (let l = 0; left !== 0 && l < size; l++) total += left * packedAt(packed, k, l) * jacobian(j, l);
      }
      result[at] = total;
    }
  }
  return result;
};
