import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { logRiskRatio } from "../effect-sizes/log-risk-ratio.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { readStrata, sumOver } from "./read-strata.ts";
import { type StratifiedPool, stratifiedPool } from "./stratified-pool.ts";

/**
 * How many times as likely is the event in group 1, if the risk ratio is the same in all trials? Its logarithm.
 * ln(ΣR/ΣS), R = a·n₂/N, S = c·n₁/N; variance Σ(n₁n₂(a+c) − acN)/N² / (ΣRΣS). Cells are not corrected.
 * Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719; Greenland & Robins (1985), doi:10.2307/2530643.
 * Equals metafor 3.8-1 `rma.mh(measure = "RR")`; its heterogeneity corrects empty cells by 1/2.
 */
export const mantelHaenszelRiskRatio = (
  tables: readonly TwoByTwo[],
  { level = 0.95 }: { readonly level?: number } = {},
): StratifiedPool | NotEstimable => {
  requireOpenUnit("level", level);
  const strata = readStrata(tables);
  if ("kind" in strata) return strata;
  const r = sumOver(strata, ({ a, n2, n }) => (a * n2) / n);
  const s = sumOver(strata, ({ c, n1, n }) => (c * n1) / n);
  if (r === 0 || s === 0) return notEstimable("no-events", "Over all trials one group had no event at all.");
  const spread = sumOver(strata, ({ a, c, n1, n2, n }) => ((n1 / n) * n2 * (a + c) - a * c) / n);
  if (!(spread > 0)) return notEstimable("all-tied", "Everybody had the event in every trial.");
  return stratifiedPool(
    tables.map((table) => logRiskRatio(table)),
    { value: Math.log(r / s), se: Math.sqrt(spread / (r * s)), level, method: "normal, Mantel–Haenszel" },
  );
};
