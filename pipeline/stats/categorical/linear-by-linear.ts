import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type ContingencyTable, tableMargins } from "./contingency-table.ts";

export interface LinearByLinear {
  readonly kind: "linear-by-linear";
  readonly n: number;
  /** Of row and column scores over people. */
  readonly correlation: number;
  readonly test: Test;
}

export interface LinearByLinearOptions {
  /** One a row; default 1, 2, 3, … */
  readonly rowScores?: ArrayLike<number>;
  /** One a column; default 1, 2, 3, … */
  readonly columnScores?: ArrayLike<number>;
}

/**
 * Is there a trend, later rows tending to later columns? M² = (n − 1)·r², r the correlation of the scores, chi-square with 1 df. It spends one
 * df where `chiSquareTable` spends (r − 1)(c − 1). An empty row keeps its score and adds nothing.
 * Mantel (1963), JASA 58:690, doi:10.1080/01621459.1963.10500879; Agresti (2002), Categorical Data Analysis, sec. 3.4.1.
 * Equals R coin 1.4-2 `lbl_test`, its z squared.
 * Not estimable with fewer than two people or when either score does not vary. Throws RangeError for counts that are not whole and for
 * scores of the wrong length.
 */
export const linearByLinear = (
  table: ContingencyTable,
  { rowScores, columnScores }: LinearByLinearOptions = {},
): LinearByLinear | NotEstimable => {
  const { rowTotals, columnTotals, n } = tableMargins(table);
  const u = centred("rowScores", rowScores, rowTotals, n);
  const v = centred("columnScores", columnScores, columnTotals, n);
  if (n < 2) return notEstimable("too-few", `Two people are needed (${n}).`, { n });
  const spread = (scores: Float64Array, totals: Float64Array): number =>
    scores.reduce((total, score, i) => total + (totals[i] as number) * score * score, 0);
  const [uu, vv] = [spread(u, rowTotals), spread(v, columnTotals)];
  if (!(uu > 0 && vv > 0)) return notEstimable("all-tied", "Everybody has the same score on one of the scales.", { n });
  const uv = u.reduce(
    (total, score, i) => total + score * v.reduce((sum, other, j) => sum + other * (table[i]?.[j] as number), 0),
    0,
  );
  const correlation = Math.max(-1, Math.min(1, uv / Math.sqrt(uu) / Math.sqrt(vv)));
  const statistic = (n - 1) * correlation * correlation;
  return {
    kind: "linear-by-linear",
    n,
    correlation,
    test: { name: "linear-by-linear", statistic, df: [1], p: chiSquareUpperTail(statistic, 1) },
  };
};

/** Scores less their mean over people. */
const centred = (
  name: string,
  scores: ArrayLike<number> | undefined,
  totals: Float64Array,
  n: number,
): Float64Array => {
  const given = scores ?? Float64Array.from(totals, (_, i) => i + 1);
  requireSameLength(name, given, totals.length);
  requireFiniteAll(name, given);
  const mean = totals.reduce((total, count, i) => total + count * (given[i] as number), 0) / Math.max(1, n);
  return Float64Array.from(given, (score) => score - mean);
};
