export interface StandardisedColumns {
  /** (x − centre)/scale. */
  readonly columns: readonly Float64Array[];
  readonly centre: Float64Array;
  readonly scale: Float64Array;
}

/**
 * Columns less their mean (unless `centred` is false), in units of their standard deviation, so that steps compare and few digits cancel.
 * A column that does not vary becomes 0 when centred and is left as it is when not. With `weight` (some above 0), mean and deviation are weighted.
 */
export const standardisedColumns = (
  columns: readonly ArrayLike<number>[],
  { weight, centred = true }: { readonly weight?: ArrayLike<number>; readonly centred?: boolean } = {},
): StandardisedColumns => {
  const centre = new Float64Array(columns.length);
  const scale = new Float64Array(columns.length).fill(1);
  const standardised = columns.map((column, j) => {
    const average = (of: (x: number) => number): number => {
      let [total, all] = [0, 0];
      for (let i = 0; i < column.length; i++) {
        const w = weight ? (weight[i] as number) : 1;
        total += w * of(column[i] as number);
        all += w;
      }
      return total / all;
    };
    const mean = average((x) => x);
    const spread = Math.sqrt(average((x) => (x - mean) * (x - mean)));
    // What is left of a constant column is rounding: it must come out as 0, not as noise of size 1.
    const varies = spread > 1e-14 * Math.abs(mean);
    if (centred) centre[j] = mean;
    if (varies) scale[j] = spread;
    return Float64Array.from(column, (x) =>
      centred && !varies ? 0 : (x - (centre[j] as number)) / (scale[j] as number),
    );
  });
  return { columns: standardised, centre, scale };
};
