import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { requireCount, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";

export type KappaWeights = "unweighted" | "linear" | "quadratic";

export interface CohensKappa {
  readonly kind: "cohens-kappa";
  /** 1 full agreement, 0 what chance gives. */
  readonly kappa: Quantity;
  /** Is it 0? With the standard error under no agreement beyond chance. */
  readonly test: Test;
  readonly standardErrorUnderChance: number;
  /** Weighted shares of agreement: seen, and expected by chance. */
  readonly agreement: number;
  readonly expectedAgreement: number;
}

/**
 * How far do two raters agree beyond chance? κ = (pₒ − pₑ)/(1 − pₑ), with weights 1 on the diagonal, 1 − |i−j|/(k−1) linear,
 * 1 − (i−j)²/(k−1)² quadratic. `table` is square, rows the first rater, categories in their order for weights to make sense.
 * Cohen (1960), doi:10.1177/001316446002000104; with weights Cohen (1968), doi:10.1037/h0026256; standard errors Fleiss, Cohen & Everitt
 * (1969), doi:10.1037/h0028106. Equals R vcd 1.4-11 `Kappa`. Not estimable when chance alone would give full agreement.
 */
export const cohensKappa = (
  table: readonly (readonly number[])[],
  { weights = "unweighted", level = 0.95 }: { readonly weights?: KappaWeights; readonly level?: number } = {},
): CohensKappa | NotEstimable => {
  requireOpenUnit("level", level);
  const k = table.length;
  table.forEach((row, i) => {
    requireSameLength(`table[${i}]`, row, k);
    for (const count of row) requireCount("count", count);
  });
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  if (n === 0 || k < 2) return notEstimable("no-data", "There is nothing that two raters could agree on.");
  const weight = weightOf(weights, k);
  const cell = (i: number, j: number): number => (table[i]?.[j] ?? 0) / n;
  const categories = Array.from({ length: k }, (_, i) => i);
  const over = (f: (i: number) => number): number => categories.reduce((sum, i) => sum + f(i), 0);
  const rows = categories.map((i) => over((j) => cell(i, j)));
  const columns = categories.map((j) => over((i) => cell(i, j)));
  const chance = (i: number, j: number): number => (rows[i] as number) * (columns[j] as number);
  const total = (f: (i: number, j: number) => number): number => over((i) => over((j) => f(i, j)));
  const agreement = total((i, j) => weight(i, j) * cell(i, j));
  const expectedAgreement = total((i, j) => weight(i, j) * chance(i, j));
  const room = 1 - expectedAgreement;
  if (!(room > 1e-14)) return notEstimable("all-tied", "Both raters used one category only.");
  const kappa = (agreement - expectedAgreement) / room;
  const ofRow = categories.map((i) => over((j) => weight(i, j) * (columns[j] as number)));
  const ofColumn = categories.map((j) => over((i) => weight(i, j) * (rows[i] as number)));
  const square = (x: number): number => x * x;
  const marginal = (i: number, j: number): number => (ofRow[i] as number) + (ofColumn[j] as number);
  // Squares about their means, κ − pₑ(1 − κ) and −pₑ, so that no digits cancel.
  const middle = kappa - expectedAgreement * (1 - kappa);
  const spread = total((i, j) => cell(i, j) * square(weight(i, j) - marginal(i, j) * (1 - kappa) - middle));
  const spreadByChance = total((i, j) => chance(i, j) * square(weight(i, j) - marginal(i, j) + expectedAgreement));
  const se = Math.sqrt(spread / n) / room;
  const se0 = Math.sqrt(spreadByChance / n) / room;
  if (!(se0 > 1e-12)) return notEstimable("all-tied", "One of the raters used one category only.");
  const z = kappa / se0;
  return {
    kind: "cohens-kappa",
    kappa: estimate(kappa, { se, intervals: [normalInterval(kappa, se, { level, method: "Fleiss–Cohen–Everitt" })] }),
    test: { name: "z", statistic: z, df: [], p: 2 * normalUpperTail(Math.abs(z)) },
    standardErrorUnderChance: se0,
    agreement,
    expectedAgreement,
  };
};

const weightOf = (weights: KappaWeights, k: number): ((i: number, j: number) => number) => {
  if (weights === "unweighted") return (i, j) => (i === j ? 1 : 0);
  if (weights === "linear") return (i, j) => 1 - Math.abs(i - j) / (k - 1);
  return (i, j) => 1 - ((i - j) * (i - j)) / ((k - 1) * (k - 1));
};
