import { congruence } from "../numeric/congruence.ts";
import { fullMatrix, packedMatrix } from "../numeric/full-matrix.ts";
import { squareProduct } from "../numeric/square-product.ts";
import type { MarginalFit } from "./marginal-fit.ts";
import { addWeighted, type RowGroup } from "./row-group.ts";

export interface KenwardRoger {
  /** The adjusted covariance of the coefficients, in the scale of the fit; packed. */
  readonly covariance: Float64Array;
  /** W, packed. */
  readonly parameterCovariance: Float64Array;
}

/**
 * The covariance of the coefficients, made larger for what their estimated weights cost.
 *
 * Φ + 2Φ{Σ Wᵣₛ(Qᵣₛ − PᵣΦPₛ − ¼Rᵣₛ)}Φ with A = V⁻¹, Pᵣ = XᵀAGᵣAX, Qᵣₛ = XᵀAGᵣAGₛAX, Rᵣₛ = XᵀAGᵣₛAX, G the derivatives of V by its natural
 * parameters: elements of the matrix, or for autoregressive and heterogeneous structures variances and correlations. W is the inverse of
 * the expected (Kenward & Roger) or of the observed information (SAS). The sums over r and s are taken before X comes in.
 * Kenward & Roger (1997), Biometrics 53:983, doi:10.2307/2533558, eq. 3 and appendix.
 * Equals R pbkrtest 0.5-2 `vcovAdj` with the expected, SAS `proc mixed ddfm=kr` with the observed information.
 */
export const kenwardRoger = (
  groups: readonly RowGroup[],
  { likelihood, covariances, observedCovariance, expectedCovariance }: MarginalFit,
  information: "kenwardRoger" | "kenwardRogerObserved",
): KenwardRoger => {
  const { covariance, slopes, inverses } = likelihood;
  const size = slopes.length;
  const parameterCovariance = information === "kenwardRoger" ? expectedCovariance : observedCovariance;
  const w = fullMatrix(parameterCovariance, size);
  const p = Math.round((Math.sqrt(8 * covariance.length + 1) - 1) / 2);
  const gain = new Float64Array(covariance.length);
  groups.forEach((group, g) => {
    const { slopes: own, bends } = covariances[g] as (typeof covariances)[number];
    const inverse = inverses[g] as Float64Array;
    const m = group.size;
    const inner = new Float64Array(m * m);
    own.forEach((slope, r) => {
      if (slope === null) return;
      const mixed = new Float64Array(m * m);
      own.forEach((other, s) => {
        if (other) addTimes(mixed, other, w[r * size + s] as number);
      });
      addTimes(inner, squareProduct(squareProduct(slope, inverse, m), mixed, m), 1);
    });
    for (const { r, s, matrix } of bends)
      addTimes(inner, matrix, (r === s ? -0.25 : -0.5) * (w[r * size + s] as number));
    const outer = squareProduct(squareProduct(inverse, inner, m), inverse, m);
    addWeighted(gain, group, fullMatrix(packedMatrix(outer, m), m));
  });
  const full = fullMatrix(covariance, p);
  const fullSlopes = slopes.map((slope) => fullMatrix(slope, p));
  fullSlopes.forEach((slope, r) => {
    const mixed = new Float64Array(p * p);
    fullSlopes.forEach((other, s) => {
      addTimes(mixed, other, w[r * size + s] as number);
    });
    addTimes(gain, packedMatrix(squareProduct(squareProduct(slope, full, p), mixed, p), p), -1);
  });
  const rows = Array.from({ length: p }, (_, i) => full.subarray(i * p, (i + 1) * p));
  const added = congruence(gain, rows);
  return {
    covariance: covariance.map((value, i) => value + 2 * (added[i] as number)),
    parameterCovariance,
  };
};

const addTimes = (into: Float64Array, matrix: ArrayLike<number>, times: number): void => {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + times * (matrix[i] as number);
};
