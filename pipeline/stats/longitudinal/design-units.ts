import { standardisedColumns } from "../numeric/standardised-columns.ts";

/** A design with its columns in standard deviations, about their means where it has an intercept. */
export interface DesignUnits {
  readonly columns: readonly Float64Array[];
  /** Rows that take coefficients of `columns` to those of the design. */
  readonly back: readonly Float64Array[];
}

/** Better conditioned and equivalent: what a coefficient means in the design is found again by `back`. */
export const designUnits = (design: readonly ArrayLike<number>[]): DesignUnits => {
  const intercept = design.findIndex(isConstant);
  const { columns, centre, scale } = standardisedColumns(design, { centred: intercept >= 0 });
  const level = intercept >= 0 ? ((design[intercept] as ArrayLike<number>)[0] as number) : 1;
  const back = design.map((_, i) => {
    const row = new Float64Array(design.length);
    row[i] = 1 / (scale[i] as number);
    if (i === intercept) {
      for (let j = 0; j < design.length; j++) {
        row[j] = j === i ? 1 / level : -(centre[j] as number) / (scale[j] as number) / level;
      }
    }
    return row;
  });
  return {
    columns: columns.map((column, j) => (j === intercept ? new Float64Array(column.length).fill(1) : column)),
    back,
  };
};

/** The same number, not 0, in every row. */
export const isConstant = (column: ArrayLike<number>): boolean => {
  for (let i = 1; i < column.length; i++) if (column[i] !== column[0]) return false;
  return column.length > 0 && column[0] !== 0;
};
