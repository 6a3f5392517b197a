import { tQuantile } from "../distributions/t-quantile.ts";
import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import { packedForm } from "../numeric/packed-matrix.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { type Estimate, estimate, type NotEstimable, notEstimable } from "../quantity.ts";
import type { FixedEffects } from "./fixed-effects.ts";

export interface MarginalContrast {
  readonly kind: "contrast";
  readonly estimate: Estimate;
  readonly value: number;
  readonly standardError: number;
  /** Of Student's t; not whole. */
  readonly df: number;
  readonly t: number;
  readonly p: number;
}

/**
 * How large is a weighted sum lᵀβ of a mixed model's coefficients (a difference at a visit, a least-squares mean, one coefficient)?
 *
 * Standard error √(lᵀΦl), Φ being Kenward and Roger's where asked for; t on 2(lᵀΦl)²/(gᵀWg) degrees of freedom, g the derivatives of the
 * model-based variance lᵀΦl by the covariance parameters and W their covariance (for one contrast, Kenward and Roger's df and scale come
 * down to this form). Giesbrecht & Burns (1985), doi:10.2307/2530872; Fai & Cornelius (1996), doi:10.1080/00949659608811740.
 * Equals lmerTest 3.1-3 `contest1D`, pbkrtest 0.5-2 `Lb_ddf`, mmrm `df_1d`.
 * Not estimable when the adjusted variance is not above 0. Throws RangeError for weights all 0.
 */
export const marginalContrast = (
  { coefficients, covariance, modelCovariance, slopes, parameterCovariance, smallSample }: FixedEffects,
  weights: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): MarginalContrast | NotEstimable => {
  requireOpenUnit("level", level);
  requireSameLength("weights", weights, coefficients.length);
  requireFiniteAll("weights", weights);
  if (Array.from(weights).every((weight) => weight === 0)) throw new RangeError("weights must not all be 0: 0");
  const variance = packedForm(covariance, weights);
  if (!(variance > 0)) {
    return notEstimable("singular", "The adjusted variance of the contrast is not above 0: too few patients.", {
      variance,
    });
  }
  const modelVariance = packedForm(modelCovariance, weights);
  const gradient = slopes.map((slope) => packedForm(slope, weights));
  const df = (2 * modelVariance * modelVariance) / packedForm(parameterCovariance, gradient);
  const value = coefficients.reduce((total, coefficient, j) => total + coefficient * (weights[j] as number), 0);
  const standardError = Math.sqrt(variance);
  const half = -tQuantile((1 - level) / 2, df) * standardError;
  const t = value / standardError;
  const interval = {
    kind: "confidence",
    level,
    low: value - half,
    high: value + half,
    method: `t, ${smallSample === "satterthwaite" ? "Satterthwaite" : "Kenward–Roger"}`,
  } as const;
  return {
    kind: "contrast",
    estimate: estimate(value, { se: standardError, intervals: [interval] }),
    value,
    standardError,
    df,
    t,
    p: tTwoSidedP(t, df),
  };
};
