import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import type { NotEstimable, Test } from "../quantity.ts";
import { type ContingencyTable, expectedCounts, refuseMargins, tableMargins } from "./contingency-table.ts";

export interface ChiSquareTable {
  readonly kind: "chi-square-table";
  readonly n: number;
  readonly test: Test;
  /** Without an association, by row. */
  readonly expected: readonly (readonly number[])[];
  /** The smallest of them: below 5 the p-value is doubtful (Cochran 1954); `fisherTable` is exact. */
  readonly smallestExpected: number;
  /** (O − E)/√(E(1 − row share)(1 − column share)), about standard normal in each cell without an association (Haberman 1973). */
  readonly adjustedResiduals: readonly (readonly number[])[];
}

/**
 * Do the rows of an r × c table differ in how their people spread over the columns? Pearson's X² = Σ(O − E)²/E, no correction, chi-square
 * with (r − 1)(c − 1) df.
 * Pearson (1900), doi:10.1080/14786440009463897. Equals R 4.2.2 `chisq.test(table, correct = FALSE)`: `$statistic`, `$expected`, `$stdres`.
 * Not estimable with fewer than two rows or columns, or with an empty one. Throws RangeError for counts that are not whole.
 */
export const chiSquareTable = (table: ContingencyTable): ChiSquareTable | NotEstimable => {
  const margins = tableMargins(table);
  const refusal = refuseMargins(margins);
  if (refusal) return refusal;
  const { rowTotals, columnTotals, n } = margins;
  const expected = expectedCounts(margins);
  let statistic = 0;
  const adjustedResiduals = expected.map((row, i) =>
    row.map((fitted, j) => {
      const gap = (table[i]?.[j] as number) - fitted;
      statistic += (gap * gap) / fitted;
      const spread = fitted * (1 - (rowTotals[i] as number) / n) * (1 - (columnTotals[j] as number) / n);
      return gap / Math.sqrt(spread);
    }),
  );
  const df = (rowTotals.length - 1) * (columnTotals.length - 1);
  return {
    kind: "chi-square-table",
    n,
    test: { name: "chi-square", statistic, df: [df], p: chiSquareUpperTail(statistic, df) },
    expected,
    smallestExpected: Math.min(...expected.flat()),
    adjustedResiduals,
  };
};
