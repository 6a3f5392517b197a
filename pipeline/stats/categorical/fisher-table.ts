import { requirePositive } from "../numeric/require.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type ContingencyTable, tableMargins } from "./contingency-table.ts";
import { extremeProbability } from "./extreme-probability.ts";
import { tableNetwork } from "./table-network.ts";

export interface FisherTableOptions {
  /** Work after which a table is called too large; the default is ten seconds or so. */
  readonly maxSteps?: number;
}

/** Tables as probable as the observed one up to rounding count as extreme (R's convention), here of ln P. */
const SLACK = 1e-7;

/**
 * Do the rows of an r × c table differ, exactly, given the margins? The probability of all tables with these margins that are no more
 * probable than the observed one, Π row!·Π column!/(n!·Π count!); the statistic is the observed table's probability.
 * Empty rows and columns change nothing; a table with one row or column left has p = 1.
 * Freeman & Halton (1951), Biometrika 38:141, doi:10.2307/2332323, by the network algorithm of Mehta & Patel (1983),
 * JASA 78:427, doi:10.1080/01621459.1983.10477989. Equals R 4.2.2 `fisher.test(table)`; `fisherExact` for 2 × 2.
 * Not estimable without people and where more than `maxSteps` are needed: `chiSquareTable` serves there.
 * Throws RangeError for counts that are not whole.
 */
export const fisherTable = (
  table: ContingencyTable,
  { maxSteps = 5e7 }: FisherTableOptions = {},
): Test | NotEstimable => {
  requirePositive("maxSteps", maxSteps);
  const { rowTotals, columnTotals, n } = tableMargins(table);
  if (n === 0) return notEstimable("no-data", "The table is empty.");
  // The shorter side makes the nodes.
  const [few, many] = [rowTotals, columnTotals]
    .map((totals) => totals.filter((total) => total > 0))
    .sort((a, b) => a.length - b.length) as [Float64Array, Float64Array];
  const name = "Fisher–Freeman–Halton";
  if (few.length < 2) return { name, statistic: 1, df: [], p: 1 };
  const nodes = Math.exp((few.length - 1) * Math.log(Math.max(...few) + 1));
  const network = tableNetwork(few, many);
  const logFactorials = (counts: ArrayLike<number>): number =>
    Array.from(counts).reduce((total, count) => total + (network.logFactorial[count] as number), 0);
  const logConstant = logFactorials(few) + logFactorials(many) - (network.logFactorial[n] as number);
  const observed = table.reduce((total, row) => total + logFactorials(row), 0);
  const p =
    nodes < Number.MAX_SAFE_INTEGER ? extremeProbability(network, logConstant, observed - SLACK, maxSteps) : null;
  if (p === null) {
    return notEstimable("no-convergence", "There are too many tables with these margins to go through all of them.", {
      n,
      maxSteps,
    });
  }
  return { name, statistic: Math.exp(logConstant - observed), df: [], p };
};
