import { requireFinite, requirePositive } from "../numeric/require.ts";
import type { RiskRatioInterval } from "./e-value.ts";

/** What a ratio is of; an outcome is common from about 15 % on. */
export type RatioKind = "riskRatio" | "oddsRatioRare" | "oddsRatioCommon" | "hazardRatioRare" | "hazardRatioCommon";

/**
 * The risk ratio that another ratio stands for, nearly: √OR and (1 − ½^√HR)/(1 − ½^√(1/HR)) when the outcome is common, else itself.
 * VanderWeele & Ding (2017), doi:10.7326/M16-2607, table 2. Throws RangeError for a ratio not positive.
 */
export const asRiskRatio = (ratio: number, kind: RatioKind): number => {
  requirePositive("ratio", ratio);
  if (kind === "oddsRatioCommon") return Math.sqrt(ratio);
  if (kind !== "hazardRatioCommon") return ratio;
  const free = (exponent: number): number => -Math.expm1(-exponent * Math.LN2);
  return free(Math.sqrt(ratio)) / free(Math.sqrt(1 / ratio));
};

/** The risk ratio that a standardised mean difference d stands for, nearly: exp(0.91·d), limits exp(0.91·d ∓ 1.78·SE). Same source. */
export const standardisedDifferenceAsRiskRatio = (d: number, standardError: number): RiskRatioInterval => {
  requireFinite("d", d);
  requirePositive("standardError", standardError);
  return {
    riskRatio: Math.exp(0.91 * d),
    low: Math.exp(0.91 * d - 1.78 * standardError),
    high: Math.exp(0.91 * d + 1.78 * standardError),
  };
};
