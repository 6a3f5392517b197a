import { packedAt } from "../numeric/packed-matrix.ts";
import type { NaturalPoint } from "./covariance-model.ts";

export interface CholeskyParameterOptions {
  /** The diagonal of L as its logarithm, so that the matrix stays positive definite; else as it is, so that it may be singular. */
  readonly logDiagonal: boolean;
  /** Only the diagonal, the rest being 0. */
  readonly diagonalOnly?: boolean;
}

/**
 * A symmetric matrix S = LLᵀ, packed, as a function of the free elements of the lower triangle L, with its derivatives.
 *
 * ∂S_ab/∂L_ij = [a=i]L_bj + [b=i]L_aj. Pinheiro & Bates (1996), doi:10.1007/BF00140873.
 */
export const choleskyParameters = (
  free: ArrayLike<number>,
  size: number,
  { logDiagonal, diagonalOnly = false }: CholeskyParameterOptions,
): NaturalPoint => {
  const places: { readonly i: number; readonly j: number }[] = [];
  for (let i = 0; i < size; i++) {
    for (let j = diagonalOnly ? i : 0; j <= i; j++) places.push({ i, j });
  }
  const factor = new Float64Array(size * size);
  places.forEach(({ i, j }, at) => {
    const value = free[at] as number;
    factor[i * size + j] = i === j && logDiagonal ? Math.exp(value) : value;
  });
  const l = (i: number, j: number): number => factor[i * size + j] as number;
  const stretch = places.map(({ i, j }) => (i === j && logDiagonal ? l(i, i) : 1));
  const theta = Float64Array.from(places, ({ i, j }) => {
    let total = 0;
    for (let k = 0; k <= j; k++) total += l(i, k) * l(j, k);
    return total;
  });
  const slopeAt = (a: number, b: number, i: number, j: number): number =>
    (a === i ? l(b, j) : 0) + (b === i ? l(a, j) : 0);
  const jacobian = places.map(({ i: a, j: b }) =>
    Float64Array.from(places, ({ i, j }, at) => (stretch[at] as number) * slopeAt(a, b, i, j)),
  );
  const bend = (gradient: ArrayLike<number>): Float64Array => {
    const whole = diagonalOnly ? diagonalMatrix(gradient, size) : gradient;
    const bends = new Float64Array((places.length * (places.length + 1)) / 2);
    let at = 0;
    places.forEach((one, r) => {
      for (let s = 0; s <= r; s++, at++) {
        const other = places[s] as (typeof places)[number];
        if (one.j !== other.j) continue;
        const second = (one.i === other.i ? 2 : 1) * packedAt(whole, one.i, other.i);
        bends[at] = second * (stretch[r] as number) * (stretch[s] as number);
      }
      // The second derivative of exp is its first.
      if (logDiagonal && one.i === one.j) {
        const first = places.reduce((sum, _, t) => sum + (gradient[t] as number) * (jacobian[t]?.[r] as number), 0);
        bends[at - 1] = (bends[at - 1] as number) + first;
      }
    });
    return bends;
  };
  return { theta, jacobian, bend };
};

const diagonalMatrix = (values: ArrayLike<number>, size: number): Float64Array => {
  const packed = new Float64Array((size * (size + 1)) / 2);
  for (let i = 0; i < size; i++) packed[(i * (i + 3)) / 2] = values[i] as number;
  return packed;
};
