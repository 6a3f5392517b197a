import { binomialProbability } from "../distributions/binomial-probability.ts";
import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import type { NotEstimable, Test } from "../quantity.ts";
import { binomialTest } from "./binomial-test.ts";
import { type PairedCells, refusePairs } from "./paired-cells.ts";

/**
 * Did more pairs change one way than the other? (|n₁₂ − n₂₁| − c)²/(n₁₂ + n₂₁), chi-square with 1 df; c = 1 when corrected and the
 * counts differ. McNemar (1947), doi:10.1007/BF02295996. Equals R 4.2.2 `mcnemar.test(correct = …)`. Not estimable when no pair changed.
 */
export const mcnemar = (
  cells: PairedCells,
  { correct = true }: { readonly correct?: boolean } = {},
): Test | NotEstimable => {
  const refusal = refusePairs(cells);
  if (refusal) return refusal;
  const { n12, n21 } = cells;
  const gap = Math.max(0, Math.abs(n12 - n21) - (correct ? 1 : 0));
  const statistic = (gap * gap) / (n12 + n21);
  const name = correct ? "McNemar, continuity-corrected" : "McNemar";
  return { name, statistic, df: [1], p: chiSquareUpperTail(statistic, 1) };
};

/**
 * Did more pairs change one way than the other, exactly? The binomial test of n₁₂ among the pairs that changed; with `midP` less the
 * probability of the observed count, which makes it less cautious. Fagerland, Lydersen & Laake (2013), doi:10.1186/1471-2288-13-91.
 * Equals R 4.2.2 `binom.test(n12, n12 + n21)`; `midP` takes `dbinom(n12, n12 + n21, 0.5)` from it. Not estimable when no pair changed.
 */
export const mcnemarExact = (
  cells: PairedCells,
  { midP = false }: { readonly midP?: boolean } = {},
): Test | NotEstimable => {
  const refusal = refusePairs(cells);
  if (refusal) return refusal;
  const { n12, n21 } = cells;
  const exact = binomialTest({ events: n12, n: n12 + n21 });
  if ("kind" in exact || !midP) return exact;
  return { ...exact, name: "mid-p binomial", p: exact.p - binomialProbability(n12, n12 + n21, 0.5) };
};
