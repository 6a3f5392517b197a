import { packedAt } from "./packed-matrix.ts";

/** A packed symmetric matrix as a full one, row after row. */
export const fullMatrix = (packed: ArrayLike<number>, size: number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, at) => packedAt(packed, Math.floor(at / size), at % size));

/** The lower triangle of a full matrix, packed by rows; the mean of both sides where they differ by rounding. */
export const packedMatrix = (full: ArrayLike<number>, size: number): Float64Array => {
  const packed = new Float64Array((size * (size + 1)) / 2);
  for (let i = 0, at = 0; i < size; i++) {
    for (let j = 0; j <= i; j++, at++) {
      packed[at] = ((full[i * size + j] as number) + (full[j * size + i] as number)) / 2;
    }
  }
  return packed;
};

/** tr(A·B) of two packed symmetric matrices. */
export const packedTrace = (a: ArrayLike<number>, b: ArrayLike<number>, size: number): number => {
  let total = 0;
  for (let i = 0, at = 0; i < size; i++) {
    for (let j = 0; j <= i; j++, at++) total += (i === j ? 1 : 2) * (a[at] as number) * (b[at] as number);
  }
  return total;
};

/** A·v for a packed symmetric A. */
export const packedTimes = (packed: ArrayLike<number>, v: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: v.length }, (_, i) => {
    let total = 0;
    for (let j = 0; j < v.length; j++) total += packedAt(packed, i, j) * (v[j] as number);
    return total;
  });

/** The transpose of a full matrix of `size` rows. */
export const transposed = (full: ArrayLike<number>, size: number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, at) => full[(at % size) * size + Math.floor(at / size)] as number);
