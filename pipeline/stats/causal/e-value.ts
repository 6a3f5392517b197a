import { requirePositive } from "../numeric/require.ts";

/**
 * How strongly must an unmeasured cause be tied to both treatment and outcome, as risk ratios, to explain an effect away?
 *
 * E = RR + √(RR(RR−1)), with 1/RR for RR < 1. 1 means that nothing is needed. VanderWeele & Ding (2017), Ann Intern Med 167:268,
 * doi:10.7326/M16-2607. Equals EValue 4.1.4 `evalues.RR(est)`, point. Throws RangeError for a risk ratio not positive.
 */
export const eValue = (riskRatio: number): number => {
  requirePositive("riskRatio", riskRatio);
  const ratio = riskRatio < 1 ? 1 / riskRatio : riskRatio;
  return ratio + Math.sqrt(ratio * (ratio - 1));
};

export interface RiskRatioInterval {
  readonly riskRatio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How strongly must an unmeasured cause be tied to both treatment and outcome to make the confidence interval reach 1?
 *
 * The E-value of the limit that lies nearer to 1; 1 when the interval holds 1. VanderWeele & Ding (2017), Ann Intern Med 167:268,
 * doi:10.7326/M16-2607. Equals EValue 4.1.4 `evalues.RR(est, lo, hi)`, lower or upper. Throws RangeError for that limit not positive.
 */
export const eValueOfLimit = ({ riskRatio, low, high }: RiskRatioInterval): number => {
  if (low <= 1 && high >= 1) return 1;
  return eValue(riskRatio > 1 ? low : high);
};
