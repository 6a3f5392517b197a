import { normalInterval } from "../distributions/normal-interval.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { type PairedCells, refusePairs } from "./paired-cells.ts";
import { ratioOf } from "./risk-ratio.ts";

/**
 * By how much did the share of yes differ between two looks at the same people, first minus second? (n₁₂ − n₂₁)/n;
 * SE √(n₁₂ + n₂₁ − (n₁₂−n₂₁)²/n)/n, Wald limits, not cut.
 * Agresti (2013), Categorical Data Analysis, eq. 11.2; method 1 of Newcombe (1998),
 * doi:10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C.
 * Equals R PropCIs `diffpropci.Wald.mp(n21, n12, n, conf.level)`. Not estimable without pairs.
 */
export const pairedShareDifference = (
  cells: PairedCells,
  { level = 0.95 }: { readonly level?: number } = {},
): Quantity => {
  requireOpenUnit("level", level);
  const refusal = refusePairs(cells);
  if (refusal && refusal.code === "no-data") return refusal;
  const { n11, n12, n21, n22 } = cells;
  const n = n11 + n12 + n21 + n22;
  const value = (n12 - n21) / n;
  const se = Math.sqrt(Math.max(0, n12 + n21 - ((n12 - n21) * (n12 - n21)) / n)) / n;
  return estimate(value, { se, intervals: [normalInterval(value, se, { level, method: "Wald, paired" })] });
};

/**
 * How many times as high are the odds of a yes at the first look, within people? n₁₂/n₂₁; SE of its logarithm √(1/n₁₂ + 1/n₂₁).
 * 0 when nobody changed from yes to no (limits then open above); not estimable when nobody changed from no to yes.
 * Breslow & Day (1980), Statistical Methods in Cancer Research I, sec. 5.2.
 * Equals R survival 3.5-3 `exp(coef(clogit(yes ~ first + strata(person))))`.
 */
export const matchedOddsRatio = (cells: PairedCells, { level = 0.95 }: { readonly level?: number } = {}): Quantity => {
  requireOpenUnit("level", level);
  const refusal = refusePairs(cells);
  if (refusal) return refusal;
  const { n12, n21 } = cells;
  if (n21 === 0) return notEstimable("separation", "All changes went one way: the odds ratio is infinite.");
  const method = "normal on the log scale";
  if (n12 === 0) return estimate(0, { intervals: [{ kind: "confidence", level, low: 0, high: null, method }] });
  return ratioOf(Math.log(n12 / n21), Math.sqrt(1 / n12 + 1 / n21), level, method);
};
