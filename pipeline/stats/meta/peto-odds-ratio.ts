import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { petoLogOddsRatio } from "../effect-sizes/peto-log-odds-ratio.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { readStrata, sumOver } from "./read-strata.ts";
import { type StratifiedPool, stratifiedPool } from "./stratified-pool.ts";

/**
 * How many times as high are the odds of a rare event in group 1, if the odds ratio is the same in all trials? Its logarithm.
 * Σ(O − E)/ΣV, variance 1/ΣV; see `petoLogOddsRatio`. Biased when groups differ much in size or the effect is large.
 * Yusuf et al. (1985), doi:10.1016/S0033-0620(85)80003-7.
 * Equals metafor 3.8-1 `rma.peto`; its heterogeneity takes cells as they are.
 */
export const petoOddsRatio = (
  tables: readonly TwoByTwo[],
  { level = 0.95 }: { readonly level?: number } = {},
): StratifiedPool | NotEstimable => {
  requireOpenUnit("level", level);
  const strata = readStrata(tables);
  if ("kind" in strata) return strata;
  const gap = sumOver(strata, ({ a, c, n1, n }) => a - (n1 * (a + c)) / n);
  const variance = sumOver(
    strata,
    ({ a, b, c, d, n1, n2, n }) => n1 * n2 * ((a + c) / n) * ((b + d) / (n - 1)) * (1 / n),
  );
  if (!(variance > 0)) return notEstimable("no-events", "Nobody or everybody had the event in every trial.");
  return stratifiedPool(
    tables.map((table) => petoLogOddsRatio(table)),
    { value: gap / variance, se: Math.sqrt(1 / variance), level, method: "normal, Peto" },
  );
};
