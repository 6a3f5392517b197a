/**
 * The lower triangle L with L·Lᵀ = A, for a symmetric positive definite A of `size` rows; `null` when A is not (numerically) so.
 *
 * Packed by rows: element (i, j ≤ i) of A and of L is at i(i+1)/2 + j. A pivot below `tolerance` times its diagonal is singular.
 * Equals R `t(chol(A))`. Throws RangeError when `packed` has not size(size+1)/2 elements.
 */
export const cholesky = (packed: ArrayLike<number>, size: number, tolerance = 1e-12): Float64Array | null => {
  const length = (size * (size + 1)) / 2;
  if (packed.length !== length) throw new RangeError(`packed must have length ${length}: ${packed.length}`);
  const factor = new Float64Array(length);
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    for (let j = 0; j <= i; j++) {
      const other = (j * (j + 1)) / 2;
      const entry = packed[row + j] as number;
      let rest = entry;
      for (let k = 0; k < j; k++) rest -= (factor[row + k] as number) * (factor[other + k] as number);
      if (j < i) factor[row + j] = rest / (factor[other + j] as number);
      else if (rest > tolerance * Math.abs(entry)) factor[row + i] = Math.sqrt(rest);
      else return null;
    }
  }
  return factor;
};

/** The x with L·Lᵀ·x = rhs, for a factor from `cholesky`. Equals R `chol2inv(t(L)) %*% rhs`. */
export const choleskySolve = (factor: ArrayLike<number>, rhs: ArrayLike<number>): Float64Array => {
  const size = rhs.length;
  const x = Float64Array.from(rhs);
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    let rest = x[i] as number;
    for (let k = 0; k < i; k++) rest -= (factor[row + k] as number) * (x[k] as number);
    x[i] = rest / (factor[row + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = x[i] as number;
    for (let k = i + 1; k < size; k++) rest -= (factor[(k * (k + 1)) / 2 + i] ?? 0) * (x[k] as number);
    x[i] = rest / (factor[(i * (i + 1)) / 2 + i] ?? 1);
  }
  return x;
};

/** log |A|, for a factor from `cholesky`. */
export const choleskyLogDeterminant = (factor: ArrayLike<number>, size: number): number => {
  let total = 0;
  for (let i = 0; i < size; i++) total += Math.log(factor[(i * (i + 1)) / 2 + i] ?? 1);
  return 2 * total;
};
