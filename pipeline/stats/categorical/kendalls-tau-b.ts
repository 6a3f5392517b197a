import type { Quantity } from "../quantity.ts";
import type { ContingencyTable } from "./contingency-table.ts";
import { ordinalAssociation, type PairBase, untiedPairs } from "./ordinal-association.ts";

const geometricMean: PairBase = {
  size: ({ rowTotals, columnTotals, n }) => Math.sqrt(untiedPairs(rowTotals, n) * untiedPairs(columnTotals, n)),
  slope: ({ rowTotals, columnTotals, n }, i, j) => {
    const [byRow, byColumn] = [untiedPairs(rowTotals, n), untiedPairs(columnTotals, n)];
    const ratio = Math.sqrt(byRow / byColumn);
    return ((n - (rowTotals[i] as number)) / ratio + (n - (columnTotals[j] as number)) * ratio) / 2;
  },
  empty: "On one of the scales nobody differs from anybody else.",
};

/**
 * How far do two ordered scales go together, ties counted as lack of agreement, −1 to 1? (C − D)/√(pairs untied on the rows × pairs untied
 * on the columns). Reaches ±1 only in a square table. Rows and columns in the order of their scales.
 * Kendall (1945), doi:10.1093/biomet/33.3.239; standard error Brown & Benedetti (1977), JASA 72:309, doi:10.1080/01621459.1977.10480995.
 * Equals R 4.2.2 `cor(row, column, method = "kendall")`; SAS `proc freq; tables … / measures`, tau-b and its ASE.
 * Not estimable when everybody shares a row or a column. Throws RangeError for counts that are not whole.
 */
export const kendallsTauB = (table: ContingencyTable, { level = 0.95 }: { readonly level?: number } = {}): Quantity =>
  ordinalAssociation(table, geometricMean, level);
