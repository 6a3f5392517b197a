import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { riskDifference } from "../effect-sizes/risk-difference.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { readStrata, sumOver } from "./read-strata.ts";
import { type StratifiedPool, stratifiedPool } from "./stratified-pool.ts";

/**
 * By how much does the share with the event differ, if the difference is the same in all trials?
 * δ = Σ(a·n₂ − c·n₁)/N / Σw, w = n₁n₂/N; variance (δΣP + ΣQ)/(Σw)², P = (n₁²c − n₂²a + n₁n₂(n₂−n₁)/2)/N²,
 * Q = (a(n₂−c) + c(n₁−a))/(2N). Trials without events count with their people; cells are not corrected.
 * Greenland & Robins (1985), doi:10.2307/2530643; variance Sato, Greenland & Robins (1989), Biometrics 45:1323.
 * Equals metafor 3.8-1 `rma.mh(measure = "RD")`; its heterogeneity corrects empty cells by 1/2.
 */
export const mantelHaenszelRiskDifference = (
  tables: readonly TwoByTwo[],
  { level = 0.95 }: { readonly level?: number } = {},
): StratifiedPool | NotEstimable => {
  requireOpenUnit("level", level);
  const strata = readStrata(tables);
  if ("kind" in strata) return strata;
  const weight = sumOver(strata, ({ n1, n2, n }) => (n1 * n2) / n);
  const value = sumOver(strata, ({ a, c, n1, n2, n }) => (a * n2 - c * n1) / n) / weight;
  const p = sumOver(strata, ({ a, c, n1, n2, n }) => (n1 * n1 * c - n2 * n2 * a + (n1 * n2 * (n2 - n1)) / 2) / n / n);
  const q = sumOver(strata, ({ a, b, c, d, n }) => (a * d + c * b) / (2 * n));
  const variance = value * p + q;
  if (!(variance > 0)) return notEstimable("no-events", "Nobody or everybody had the event in every trial.");
  return stratifiedPool(
    tables.map((table) => riskDifference(table)),
    { value, se: Math.sqrt(variance) / weight, level, method: "normal, Mantel–Haenszel (Sato)" },
  );
};
