import { requireFinite, requirePositive } from "../numeric/require.ts";
import type { RiskRatioInterval } from "./e-value.ts";

/** What a ratio is of; an outcome is common from about 15 % on. */
export type RatioKind = "riskRatio" | "oddsRatioRare" | "oddsRatioCommon" | "hazardRatioRare" | "hazardRatioCommon";

/**
 * What risk ratio does an odds or hazard ratio stand for, nearly?
 *
 * √OR and (1 − ½^√HR)/(1 − ½^√(1/HR)) when the outcome is common (15 % or more by the end of follow-up), else the ratio itself.
 * VanderWeele & Ding (2017), Ann Intern Med 167:268, doi:10.7326/M16-2607, table 2.
 * Equals EValue 4.1.4 `evalues.RR`, `evalues.OR` and `evalues.HR` (rare = TRUE | FALSE), their row RR. Throws RangeError for a ratio
 * not positive.
 */
export const asRiskRatio = (ratio: number, kind: RatioKind): number => {
  requirePositive("ratio", ratio);
  if (kind === "oddsRatioCommon") return Math.sqrt(ratio);
  if (kind !== "hazardRatioCommon") return ratio;
  const free = (exponent: number): number => -Math.expm1(-exponent * Math.LN2);
  return free(Math.sqrt(ratio)) / free(Math.sqrt(1 / ratio));
};

/**
 * What risk ratio does a standardised mean difference d stand for, nearly?
 *
 * exp(0.91·d), 95 % limits exp(0.91·d ∓ 1.78·SE). VanderWeele & Ding (2017), Ann Intern Med 167:268, doi:10.7326/M16-2607, table 2.
 * Equals EValue 4.1.4 `evalues.MD(est, se)`, its row RR. Throws RangeError for a standard error not positive.
 */
export const standardisedDifferenceAsRiskRatio = (d: number, standardError: number): RiskRatioInterval => {
  requireFinite("d", d);
  requirePositive("standardError", standardError);
  return {
    riskRatio: Math.exp(0.91 * d),
    low: Math.exp(0.91 * d - 1.78 * standardError),
    high: Math.exp(0.91 * d + 1.78 * standardError),
  };
};
