import { orthonormalColumns } from "../numeric/orthonormal-columns.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

export interface DesignBasis {
  /** Q of X = QR, constant columns of X first: n × p by rows, QᵀQ = 1. */
  readonly q: Float64Array;
  /** p × p by rows: coefficients δ on Q are `back`·δ on the columns as they were given. */
  readonly back: Float64Array;
  /** How many columns are constant: 1 with an intercept, else 0. They are the first of Q. */
  readonly intercepts: number;
  /** ln|XᵀX|. */
  readonly logDesign: number;
}

/**
 * A design matrix in an orthonormal basis, and the way back: neither a covariate's unit nor a calendar year's offset costs digits there.
 * Not estimable when a column is a combination of others.
 */
export const designBasis = (given: readonly ArrayLike<number>[], rows: number): DesignBasis | NotEstimable => {
  const p = given.length;
  const constant = given.map(isConstant);
  const order = given.map((_, j) => j).sort((a, b) => Number(constant[b]) - Number(constant[a]) || a - b);
  const { columns, parts, dependent } = orthonormalColumns(order.map((j) => given[j] as ArrayLike<number>));
  const [first] = dependent;
  if (first !== undefined) {
    const column = order[first] as number;
    return notEstimable("singular", "The covariates cannot be told apart: one is a combination of others.", { column });
  }
  const q = new Float64Array(rows * p);
  columns.forEach((direction, j) => {
    direction.forEach((value, i) => {
      q[i * p + j] = value;
    });
  });
  const upper = (i: number, j: number): number => parts[j]?.[i] as number;
  const back = new Float64Array(p * p);
  const at = (i: number, j: number): number => (order[i] as number) * p + j;
  let logDesign = 0;
  for (let j = 0; j < p; j++) {
    back[at(j, j)] = 1 / upper(j, j);
    logDesign += 2 * Math.log(upper(j, j));
    for (let i = j - 1; i >= 0; i--) {
      let total = 0;
      for (let k = i + 1; k <= j; k++) total += upper(i, k) * (back[at(k, j)] as number);
      back[at(i, j)] = -total / upper(i, i);
    }
  }
  return { q, back, intercepts: constant.filter(Boolean).length, logDesign };
};

const isConstant = (column: ArrayLike<number>): boolean => {
  for (let i = 1; i < column.length; i++) if (column[i] !== column[0]) return false;
  return true;
};
