import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { requireCount } from "../numeric/require.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import type { FourCells } from "./fisher-exact.ts";

/**
 * Do two groups differ in a share? Pearson's Σ(|O−E| − c)²/E with 1 df; c = 0, or min(½, |O−E|) with Yates' correction.
 * Pearson (1900), doi:10.1080/14786440009463897; Yates (1934), doi:10.2307/2983604. Equals R 4.2.2 `chisq.test(correct = …)`.
 * Not estimable with an empty margin. Throws RangeError for counts that are not whole.
 */
export const chiSquareFourCells = (
  cells: FourCells,
  { correct = false }: { readonly correct?: boolean } = {},
): Test | NotEstimable => {
  for (const [name, count] of Object.entries(cells)) requireCount(name, count);
  const { a, b, c, d } = cells;
  const [n1, n2, events, others] = [a + b, c + d, a + c, b + d];
  const n = n1 + n2;
  if (n1 * n2 === 0) return notEstimable("one-group", "One of the two groups has nobody in it.");
  if (events === 0) return notEstimable("no-events", "Nobody had the event in either group.");
  if (others === 0) return notEstimable("all-tied", "Everybody had the event in both groups.");
  // All four |O − E| are the same.
  const gap = Math.abs(a * d - b * c) / n;
  const reach = correct ? gap - Math.min(0.5, gap) : gap;
  const statistic = ((reach * n) / n1) * ((reach * n) / n2) * (n / events / others);
  const name = correct ? "chi-square, Yates" : "chi-square";
  return { name, statistic, df: [1], p: chiSquareUpperTail(statistic, 1) };
};

/**
 * How strongly do group and event go together, −1 to 1? (ad − bc)/√(product of margins).
 * Yule (1912), doi:10.2307/2340126. Equals R psych 2.2.9 `phi(table, digits = 15)`. Not estimable with an empty margin.
 */
export const phiCoefficient = ({ a, b, c, d }: FourCells): number | NotEstimable => {
  const margins = Math.sqrt(a + b) * Math.sqrt(c + d) * Math.sqrt(a + c) * Math.sqrt(b + d);
  if (margins === 0) return notEstimable("one-group", "A margin of the table is empty.");
  return (a * d - b * c) / margins;
};
