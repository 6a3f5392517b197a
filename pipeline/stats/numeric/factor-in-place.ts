/**
 * Replaces a symmetric positive definite matrix of `size` rows, packed by rows of its lower triangle from `offset` of `buffer`, by its
 * Cholesky factor; returns its log determinant, `null` when it is (numerically) not so. As `cholesky`, without new arrays.
 */
export const factorInPlace = (buffer: Float64Array, offset: number, size: number, tolerance = 1e-14): number | null => {
  let logDeterminant = 0;
  for (let i = 0, row = offset; i < size; row += ++i) {
    for (let j = 0, other = offset; j < i; other += ++j) {
      let rest = buffer[row + j] as number;
      for (let k = 0; k < j; k++) rest -= (buffer[row + k] as number) * (buffer[other + k] as number);
      buffer[row + j] = rest / (buffer[other + j] as number);
    }
    const entry = buffer[row + i] as number;
    let rest = entry;
    for (let k = 0; k < i; k++) rest -= (buffer[row + k] as number) * (buffer[row + k] as number);
    if (!(rest > tolerance * entry)) return null;
    buffer[row + i] = Math.sqrt(rest);
    logDeterminant += Math.log(rest);
  }
  return logDeterminant;
};
