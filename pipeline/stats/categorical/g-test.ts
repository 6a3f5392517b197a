import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import type { NotEstimable, Test } from "../quantity.ts";
import { type ContingencyTable, expectedCounts, refuseMargins, tableMargins } from "./contingency-table.ts";

/**
 * Do the rows of an r × c table differ? The likelihood ratio G = 2·Σ O·ln(O/E), empty cells adding nothing, chi-square with
 * (r − 1)(c − 1) df; no correction.
 * Wilks (1935), Ann Math Stat 6:190. Equals R vcd 1.4-11 `assocstats`, likelihood ratio.
 * Not estimable with fewer than two rows or columns, or with an empty one. Throws RangeError for counts that are not whole.
 */
export const gTest = (table: ContingencyTable): Test | NotEstimable => {
  const margins = tableMargins(table);
  const refusal = refuseMargins(margins);
  if (refusal) return refusal;
  let half = 0;
  expectedCounts(margins).forEach((row, i) => {
    row.forEach((fitted, j) => {
      const count = table[i]?.[j] as number;
      // log1p of the relative gap: no digits are lost where a table is nearly as expected.
      if (count > 0) half += count * Math.log1p((count - fitted) / fitted);
    });
  });
  const statistic = Math.max(0, 2 * half);
  const df = (margins.rowTotals.length - 1) * (margins.columnTotals.length - 1);
  return { name: "likelihood ratio", statistic, df: [df], p: chiSquareUpperTail(statistic, df) };
};
