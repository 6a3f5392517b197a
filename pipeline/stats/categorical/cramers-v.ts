import { estimate, type Quantity } from "../quantity.ts";
import { chiSquareTable } from "./chi-square-table.ts";
import type { ContingencyTable } from "./contingency-table.ts";

/**
 * How strong is the association in an r × c table, from 0 (none) to 1 (each row has its own column, or the other way round)?
 * √(X²/(n·(min(r, c) − 1))); the size of phi in a 2 × 2 table. Biased upwards in small tables; no standard error.
 * Cramér (1946), Mathematical Methods of Statistics, sec. 21.9. Equals R vcd 1.4-11 `assocstats(table)$cramer`.
 * Not estimable with fewer than two rows or columns, or with an empty one.
 */
export const cramersV = (table: ContingencyTable): Quantity => {
  const result = chiSquareTable(table);
  if (result.kind === "not-estimable") return result;
  const least = Math.min(result.expected.length, (result.expected[0] as readonly number[]).length) - 1;
  return estimate(Math.min(1, Math.sqrt(result.test.statistic / (result.n * least))));
};
