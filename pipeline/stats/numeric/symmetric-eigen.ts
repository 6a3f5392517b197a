import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { packedAt } from "./packed-matrix.ts";

export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** One a value, of length 1. */
  readonly vectors: readonly Float64Array[];
}

/**
 * Eigenvalues, ascending, and eigenvectors of a symmetric matrix of `size` rows, packed by rows of its lower triangle.
 *
 * Householder tridiagonalisation and the QL algorithm (ml-matrix), as in Golub and Van Loan's Matrix Computations, ch. 8.
 * Equals R `eigen(A, symmetric = TRUE)` in reverse order and up to signs. Throws RangeError for entries that are not finite.
 */
export const symmetricEigen = (packed: ArrayLike<number>, size: number): SymmetricEigen => {
  // Squares of what is this far below the largest entry underflow and break the iteration; they change no digit of the answer.
  const scale = packed.length === 0 ? 0 : Math.max(...Array.from(packed, Math.abs));
  if (!Number.isFinite(scale)) throw new RangeError(`packed must be finite: ${scale}`);
  const unit = scale === 0 ? 1 : scale;
  const full = new Matrix(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const entry = packedAt(packed, i, j) / unit;
      full.set(i, j, Math.abs(entry) < NEGLIGIBLE ? 0 : entry);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(full, { assumeSymmetric: true });
  const order = realEigenvalues
    .map((_, i) => i)
    .sort((a, b) => (realEigenvalues[a] as number) - (realEigenvalues[b] as number));
  return {
    values: Float64Array.from(order, (i) => unit * (realEigenvalues[i] as number)),
    vectors: order.map((i) => Float64Array.from({ length: size }, (_, row) => eigenvectorMatrix.get(row, i))),
  };
};

const NEGLIGIBLE = 1e-100;
