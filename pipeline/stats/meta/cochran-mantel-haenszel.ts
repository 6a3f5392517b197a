import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { readStrata, sumOver } from "./read-strata.ts";

/**
 * Is the event linked to the group, once trials are kept apart? (|Σ(a − E)| − ½)²/ΣV, chi-square with 1 df; the ½ is the
 * continuity correction, left out when `correct` is false or the gap is smaller. E and V as in `petoOddsRatio`.
 * Cochran (1954), doi:10.2307/3001616; Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719.
 * Equals R 4.2.2 `mantelhaen.test(correct = TRUE | FALSE)`.
 */
export const cochranMantelHaenszel = (
  tables: readonly TwoByTwo[],
  { correct = true }: { readonly correct?: boolean } = {},
): Test | NotEstimable => {
  const strata = readStrata(tables);
  if ("kind" in strata) return strata;
  const gap = Math.abs(sumOver(strata, ({ a, c, n1, n }) => a - (n1 * (a + c)) / n));
  const variance = sumOver(
    strata,
    ({ a, b, c, d, n1, n2, n }) => n1 * n2 * ((a + c) / n) * ((b + d) / (n - 1)) * (1 / n),
  );
  if (!(variance > 0)) return notEstimable("no-events", "Nobody or everybody had the event in every trial.");
  const reach = correct && gap >= 0.5 ? gap - 0.5 : gap;
  const statistic = (reach * reach) / variance;
  const name = correct ? "Cochran–Mantel–Haenszel, continuity-corrected" : "Cochran–Mantel–Haenszel";
  return { name, statistic, df: [1], p: chiSquareUpperTail(statistic, 1) };
};
