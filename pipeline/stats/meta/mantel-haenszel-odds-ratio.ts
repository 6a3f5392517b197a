import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { logOddsRatio } from "../effect-sizes/log-odds-ratio.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { readStrata, sumOver } from "./read-strata.ts";
import { type StratifiedPool, stratifiedPool } from "./stratified-pool.ts";

/**
 * How many times as high are the odds of the event in group 1, if the odds ratio is the same in all trials? Its logarithm.
 * ln(ΣR/ΣS), R = ad/N, S = bc/N; variance ΣPR/(2(ΣR)²) + Σ(PS+QR)/(2ΣRΣS) + ΣQS/(2(ΣS)²), P = (a+d)/N, Q = (b+c)/N.
 * Cells are not corrected; trials without events say nothing. Good for rare events and many small trials.
 * Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719; Robins, Breslow & Greenland (1986), doi:10.2307/2531052.
 * Equals metafor 3.8-1 `rma.mh(measure = "OR")`; its heterogeneity corrects empty cells by 1/2.
 */
export const mantelHaenszelOddsRatio = (
  tables: readonly TwoByTwo[],
  { level = 0.95 }: { readonly level?: number } = {},
): StratifiedPool | NotEstimable => {
  requireOpenUnit("level", level);
  const strata = readStrata(tables);
  if ("kind" in strata) return strata;
  const r = sumOver(strata, ({ a, d, n }) => (a * d) / n);
  const s = sumOver(strata, ({ b, c, n }) => (b * c) / n);
  if (r === 0 || s === 0)
    return notEstimable("no-events", "Over all trials a pair of cells is empty: the odds ratio is 0 or infinite.");
  const pr = sumOver(strata, ({ a, d, n }) => (((a + d) / n) * (a * d)) / n);
  const mixed = sumOver(strata, ({ a, b, c, d, n }) => (((a + d) / n) * (b * c)) / n + (((b + c) / n) * (a * d)) / n);
  const qs = sumOver(strata, ({ b, c, n }) => (((b + c) / n) * (b * c)) / n);
  const variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
  return stratifiedPool(
    tables.map((table) => logOddsRatio(table)),
    { value: Math.log(r / s), se: Math.sqrt(variance), level, method: "normal, Mantel–Haenszel" },
  );
};
