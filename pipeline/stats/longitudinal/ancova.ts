import { fUpperTail } from "../distributions/f-upper-tail.ts";
import { tQuantile } from "../distributions/t-quantile.ts";
import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import { leastSquares } from "../numeric/least-squares.ts";
import { unpacked } from "../numeric/packed-matrix.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { sum } from "../numeric/sum.ts";
import { type Estimate, estimate, type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { isConstant } from "./design-units.ts";
import { type RobustErrors, robustErrors } from "./robust-errors.ts";

export interface AncovaData {
  /** The score after treatment, one a person. */
  readonly outcome: ArrayLike<number>;
  /** Columns of the design: a column of ones, the arm, the score before treatment, other covariates, products. */
  readonly design: readonly ArrayLike<number>[];
}

export interface AncovaTerm {
  /** Difference in the mean outcome per unit, the other columns held fixed; t limits. */
  readonly coefficient: Estimate;
  readonly standardError: number;
  readonly t: number;
  readonly p: number;
  readonly robustStandardErrors: RobustErrors;
}

export interface Ancova {
  readonly kind: "ancova";
  readonly n: number;
  /** n − columns. */
  readonly df: number;
  readonly terms: readonly AncovaTerm[];
  readonly covariance: readonly (readonly number[])[];
  /** Residual standard deviation, √(RSS/df). */
  readonly sigma: number;
  readonly residualSum: number;
  /** Share of the outcome's variation about its mean (about 0 without an intercept) that is fitted. */
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** All columns but the intercept; `null` when there are none. */
  readonly overall: Test | null;
  /** Normal, at the maximum (variance RSS/n). */
  readonly logLikelihood: number;
  /** −2 × log likelihood + 2 × (columns + 1). */
  readonly aic: number;
}

/**
 * How much do arms differ in their mean outcome at the same score before treatment?
 *
 * Least squares of the outcome on the design: one line a covariate, the same residual variance for all; t with n − columns df. Robust
 * standard errors HC0–HC3 do without the equal variance. A column of one constant is the intercept; without one R² is about 0, as in R.
 * Means at given covariates: `adjustedMean`; several columns at once: `termTest`.
 * Fisher (1932), Statistical Methods for Research Workers, 4th ed., sec. 49.1; HC: see `robustErrors`. Equals R 4.2.2 `lm`,
 * `summary`, `confint`, `logLik`, `AIC`; `sandwich::vcovHC`.
 * Not estimable with no more rows than columns, dependent columns, or an outcome that is fitted exactly. Throws RangeError for lengths that differ and for values that are not finite.
 */
export const ancova = (
  { outcome, design }: AncovaData,
  { level = 0.95 }: { readonly level?: number } = {},
): Ancova | NotEstimable => {
  requireOpenUnit("level", level);
  requireFiniteAll("outcome", outcome);
  for (const column of design) {
    requireSameLength("design", column, outcome.length);
    requireFiniteAll("design", column);
  }
  const [n, p] = [outcome.length, design.length];
  const df = n - p;
  if (df < 1) return notEstimable("too-few", `${n} rows leave nothing to judge ${p} coefficients by.`, { n, p });
  const fit = leastSquares(design, outcome);
  if (fit.kind === "not-estimable") return fit;
  const { residualSum } = fit;
  const squares = (values: Float64Array): number => sum(values.map((value) => value * value));
  if (!(residualSum > 1e-24 * squares(Float64Array.from(outcome)))) {
    return notEstimable("all-tied", "The outcome is fitted exactly: no residual variance is left.", { n });
  }
  const robust = robustErrors(design, fit);
  if ("kind" in robust) return robust;
  const intercept = design.some(isConstant) ? 1 : 0;
  const centre = intercept * (sum(fit.fitted) / n);
  const model = squares(fit.fitted.map((value) => value - centre));
  const variance = residualSum / df;
  const covariance = unpacked(
    fit.inverse.map((entry) => entry * variance),
    p,
  );
  const quantile = tQuantile((1 + level) / 2, df);
  const logLikelihood = (-n / 2) * (Math.log(2 * Math.PI) + Math.log(residualSum / n) + 1);
  const rSquared = model / (model + residualSum);
  return {
    kind: "ancova",
    n,
    df,
    terms: Array.from(fit.coefficients, (value, j) => {
      const se = Math.sqrt(covariance[j]?.[j] as number);
      const [low, high] = [value - quantile * se, value + quantile * se];
      return {
        coefficient: estimate(value, { se, intervals: [{ kind: "confidence", level, low, high, method: "t" }] }),
        standardError: se,
        t: value / se,
        p: tTwoSidedP(value / se, df),
        robustStandardErrors: robust[j] as RobustErrors,
      };
    }),
    covariance,
    sigma: Math.sqrt(variance),
    residualSum,
    rSquared,
    adjustedRSquared: 1 - (1 - rSquared) * ((n - intercept) / df),
    overall: p > intercept ? fTest("overall", model / (p - intercept) / variance, p - intercept, df) : null,
    logLikelihood,
    aic: -2 * logLikelihood + 2 * (p + 1),
  };
};

const fTest = (name: string, statistic: number, df1: number, df2: number): Test => ({
  name,
  statistic,
  df: [df1, df2],
  p: fUpperTail(statistic, df1, df2),
});
