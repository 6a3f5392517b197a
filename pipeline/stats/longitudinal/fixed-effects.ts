import { congruence } from "../numeric/congruence.ts";
import { fullMatrix } from "../numeric/full-matrix.ts";
import { kenwardRoger } from "./kenward-roger.ts";
import type { MarginalFit } from "./marginal-fit.ts";
import type { PreparedRows } from "./prepared-rows.ts";
import type { RowGroup } from "./row-group.ts";

/** How standard errors and degrees of freedom allow for estimated variances. */
export type SmallSample =
  /** df 2·Var²/(gᵀWg), W from the observed information; standard errors from (XᵀV⁻¹X)⁻¹. */
  | "satterthwaite"
  /** Kenward & Roger (1997): adjusted covariance, W from the expected information, as R pbkrtest. */
  | "kenwardRoger"
  /** The same with W from the observed information, as SAS `ddfm=kr`. */
  | "kenwardRogerObserved";

/** Coefficients with all that contrasts of them need; matrices packed by rows. */
export interface FixedEffects {
  readonly coefficients: Float64Array;
  /** Φ = (XᵀV⁻¹X)⁻¹. */
  readonly modelCovariance: Float64Array;
  /** The one that standard errors are taken from: Φ, or Kenward and Roger's. */
  readonly covariance: Float64Array;
  /** ∂Φ/∂θ, one a covariance parameter. */
  readonly slopes: readonly Float64Array[];
  /** W, the covariance of the covariance parameters. */
  readonly parameterCovariance: Float64Array;
  readonly smallSample: SmallSample;
}

/** The coefficients of a fit, from the scale of the fit back to that of the data. */
export const fixedEffects = (
  { p, unit, first, parts }: PreparedRows,
  groups: readonly RowGroup[],
  fit: MarginalFit,
  smallSample: SmallSample,
): FixedEffects => {
  const { coefficients, covariance, slopes } = fit.likelihood;
  const adjustment = smallSample === "satterthwaite" ? null : kenwardRoger(groups, fit, smallSample);
  const back = inverseOfParts(parts);
  const turned = (packed: Float64Array): Float64Array => congruence(packed, back).map((value) => value * unit * unit);
  const full = fullMatrix(covariance, p);
  const rows = Array.from({ length: p }, (_, i) => full.subarray(i * p, (i + 1) * p));
  const modelCovariance = turned(covariance);
  return {
    coefficients: Float64Array.from(back, (row) =>
      row.reduce((total, value, j) => total + value * ((first[j] as number) + unit * (coefficients[j] as number)), 0),
    ),
    modelCovariance,
    covariance: adjustment ? turned(adjustment.covariance) : modelCovariance,
    slopes: slopes.map((slope) => turned(congruence(slope, rows))),
    parameterCovariance: adjustment ? adjustment.parameterCovariance : fit.observedCovariance,
    smallSample,
  };
};

/** The rows of U⁻¹, U being upper triangular with U[i][j] = parts[j][i]. */
export const inverseOfParts = (parts: readonly Float64Array[]): readonly Float64Array[] => {
  const p = parts.length;
  const rows = parts.map(() => new Float64Array(p));
  for (let j = 0; j < p; j++) {
    for (let i = j; i >= 0; i--) {
      let total = i === j ? 1 : 0;
      for (let k = i + 1; k <= j; k++) total -= (parts[k]?.[i] as number) * (rows[k]?.[j] as number);
      (rows[i] as Float64Array)[j] = total / (parts[i]?.[i] as number);
    }
  }
  return rows;
};

/** Kenward and Roger's adjustment is derived for REML only. */
export const requireRestricted = (method: string, smallSample: SmallSample): void => {
  if (method !== "REML" && smallSample !== "satterthwaite") {
    throw new RangeError(`${smallSample} must go with REML: ${method}`);
  }
};
