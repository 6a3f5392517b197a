import { requireCount, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

/** Counts of people by row and column: a list of rows, all of the same length. */
export type ContingencyTable = readonly ArrayLike<number>[];

export interface TableMargins {
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
  readonly n: number;
}

/** Row and column totals. Throws RangeError for no rows, rows of different lengths, and counts that are not whole. */
export const tableMargins = (table: ContingencyTable): TableMargins => {
  const [first] = table;
  if (first === undefined) throw new RangeError(`table must have rows: ${table.length}`);
  const rowTotals = new Float64Array(table.length);
  const columnTotals = new Float64Array(first.length);
  let n = 0;
  table.forEach((row, i) => {
    requireSameLength(`table[${i}]`, row, first.length);
    for (let j = 0; j < row.length; j++) {
      const count = requireCount(`table[${i}][${j}]`, row[j] as number);
      rowTotals[i] = (rowTotals[i] as number) + count;
      columnTotals[j] = (columnTotals[j] as number) + count;
      n += count;
    }
  });
  return { rowTotals, columnTotals, n };
};

/** Why nothing can be said of an association: fewer than two rows or columns, or one of them empty; `null` when all is well. */
export const refuseMargins = ({ rowTotals, columnTotals, n }: TableMargins): NotEstimable | null => {
  const [rows, columns] = [rowTotals.length, columnTotals.length];
  if (rows < 2 || columns < 2) {
    return notEstimable("one-group", `A table needs two rows and two columns (${rows} × ${columns}).`, {
      rows,
      columns,
    });
  }
  if (n === 0) return notEstimable("no-data", "The table is empty.");
  const row = rowTotals.indexOf(0);
  if (row >= 0) return notEstimable("one-group", `Row ${row + 1} is empty: leave it out first.`, { row });
  const column = columnTotals.indexOf(0);
  if (column >= 0) return notEstimable("one-group", `Column ${column + 1} is empty: leave it out first.`, { column });
  return null;
};

/** Counts expected without an association: row total × column total / n. */
export const expectedCounts = ({ rowTotals, columnTotals, n }: TableMargins): readonly (readonly number[])[] =>
  Array.from(rowTotals, (row) => Array.from(columnTotals, (column) => (row * column) / n));
