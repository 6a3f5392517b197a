import { fUpperTail } from "../distributions/f-upper-tail.ts";
import { leastSquares } from "../numeric/least-squares.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type AncovaData, ancova } from "./ancova.ts";

/**
 * Do some columns of the design (those of a factor or of an interaction) tell anything beside the others? F = (gain in RSS/q)/(RSS/df) with q
 * and n − columns df: the extra sum of squares.
 *
 * Type III: leave out a term from the full design, factors coded by contrasts that sum to 0. Type II: `beside` names the columns that stay
 * when the term and everything that contains it is left out; the residual variance is always that of the full design.
 * Equals R `anova(smaller, larger)`, `drop1(lm, test = "F")`; with `beside`, `car::Anova(lm, type = 2)`.
 * Not estimable where `ancova` is not. Throws RangeError for positions outside the design.
 */
export const termTest = (
  { outcome, design }: AncovaData,
  tested: readonly number[],
  { beside }: { readonly beside?: readonly number[] } = {},
): Test | NotEstimable => {
  for (const j of [...tested, ...(beside ?? [])]) {
    if (design[j] === undefined) throw new RangeError(`position outside the design: ${j}`);
  }
  const full = ancova({ outcome, design });
  if (full.kind === "not-estimable") return full;
  const gone = new Set(tested).size;
  if (gone === 0) return notEstimable("too-few", "No column is to be tested.");
  const stay = beside ?? design.map((_, j) => j).filter((j) => !tested.includes(j));
  const larger = residualSumOf({ outcome, design }, [...stay, ...tested]);
  const smaller = residualSumOf({ outcome, design }, stay);
  if (typeof larger !== "number") return larger;
  if (typeof smaller !== "number") return smaller;
  const statistic = Math.max(0, (smaller - larger) / gone) / (full.residualSum / full.df);
  return { name: "F", statistic, df: [gone, full.df], p: fUpperTail(statistic, gone, full.df) };
};

const residualSumOf = ({ outcome, design }: AncovaData, chosen: readonly number[]): number | NotEstimable => {
  const columns = design.filter((_, j) => chosen.includes(j));
  if (columns.length === 0) return Array.from(outcome).reduce((total, y) => total + y * y, 0);
  const fit = leastSquares(columns, outcome);
  return fit.kind === "not-estimable" ? fit : fit.residualSum;
};
