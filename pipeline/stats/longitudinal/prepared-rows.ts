import { orthonormalColumns, project } from "../numeric/orthonormal-columns.ts";
import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

/** Rows brought to a scale on which the likelihood is easy to climb, and the way back. */
export interface PreparedRows {
  readonly kind: "prepared";
  readonly n: number;
  readonly p: number;
  /** One a row: orthonormal combinations of its covariates, then the least squares residual in `unit`s. */
  readonly rows: readonly Float64Array[];
  /** Root of the residual mean square of least squares. */
  readonly unit: number;
  /** Least squares coefficients of the orthonormal columns. */
  readonly first: Float64Array;
  /** One a covariate: its parts along the orthonormal columns. */
  readonly parts: readonly Float64Array[];
}

/** Below this share of the response, residuals are rounding. */
const EXACT = 1e-10;

/** Not estimable with dependent columns, with no more rows than columns, or when the covariates explain the response exactly. */
export const preparedRows = (
  response: ArrayLike<number>,
  design: readonly ArrayLike<number>[],
): PreparedRows | NotEstimable => {
  requireFiniteAll("response", response);
  const n = response.length;
  const p = design.length;
  if (p === 0) throw new RangeError("design must have a column: 0");
  design.forEach((column, j) => {
    requireSameLength(`design[${j}]`, column, n);
    requireFiniteAll(`design[${j}]`, column);
  });
  if (n <= p) return notEstimable("too-few", `${n} rows cannot give ${p} coefficients and a variance.`, { n, p });
  const { columns, parts, dependent } = orthonormalColumns(design);
  if (dependent.length > 0) {
    return notEstimable("singular", "The covariates cannot be told apart: one is a combination of others.", {
      column: dependent[0] as number,
    });
  }
  const residual = Float64Array.from(response);
  const first = new Float64Array(p);
  for (let pass = 0; pass < 2; pass++) {
    columns.forEach((column, j) => {
      first[j] = (first[j] as number) + project(residual, column);
    });
  }
  const squares = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((total, value) => total + value * value, 0);
  const left = squares(residual);
  if (!(left > EXACT * EXACT * squares(response))) {
    return notEstimable("all-tied", "The covariates explain every value exactly: no variance is left to model.", {
      n,
      p,
    });
  }
  const unit = Math.sqrt(left / (n - p));
  const rows = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: p + 1 }, (_, j) =>
      j < p ? (columns[j]?.[i] as number) : (residual[i] as number) / unit,
    ),
  );
  return { kind: "prepared", n, p, rows, unit, first, parts };
};
