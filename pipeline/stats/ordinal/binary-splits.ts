import { addOuter, packedAt, packedInverse } from "../numeric/packed-matrix.ts";
import { standardisedColumns } from "../numeric/standardised-columns.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type OrderedOutcome, orderedRows } from "./ordered-outcome.ts";
import { proportionalOdds } from "./proportional-odds.ts";

/** Logistic regressions of being above each cut of an ordered scale. */
export interface SplitFits {
  readonly kind: "binary-splits";
  readonly cuts: number;
  readonly p: number;
  /** By cut; in units of standardised covariates divided back: those of the data. */
  readonly coefficients: readonly (readonly number[])[];
  /** Of all of them, cut after cut, packed. */
  readonly covariance: Float64Array;
}

/**
 * Cov(β̂ₖ, β̂ₗ) = (XᵀWₖₖX)⁻¹·XᵀWₖₗX·(XᵀWₗₗX)⁻¹ without the intercepts' rows, Wₖₗ = πₗ − πₖπₗ for cuts k ≤ l, π the fitted share above a cut
 * (Brant 1990, sec. 3.1).
 */
export const binarySplits = (data: OrderedOutcome): SplitFits | NotEstimable => {
  const { row, code, weight, observed } = orderedRows(data);
  const [cuts, p] = [observed.length - 1, data.covariates.length];
  const chosen = data.covariates.map((column) => Float64Array.from(row, (i) => column[i] as number));
  const { columns, scale } = standardisedColumns(chosen, { weight });
  const slopes: (readonly number[])[] = [];
  const above: Float64Array[] = [];
  for (let k = 0; k < cuts; k++) {
    const fit = proportionalOdds({ category: code.map((c) => (c > k ? 1 : 0)), covariates: columns, weight });
    if (fit.kind === "not-estimable") return { ...fit, details: { ...fit.details, cut: k } };
    const b = fit.terms.map(({ coefficient }) => coefficient);
    const cut = fit.thresholds[0]?.value as number;
    slopes.push(b);
    above.push(
      Float64Array.from(code, (_, i) => {
        const eta = b.reduce((total, slope, j) => total + slope * (columns[j]?.[i] as number), -cut);
        return 1 / (1 + Math.exp(-eta));
      }),
    );
  }
  /** XᵀWₖₗX with the intercept first. */
  const cross = (k: number, l: number): Float64Array => {
    const packed = new Float64Array(((p + 1) * (p + 2)) / 2);
    const x = new Float64Array(p + 1);
    for (let i = 0; i < code.length; i++) {
      x[0] = 1;
      for (let j = 0; j < p; j++) x[j + 1] = columns[j]?.[i] as number;
      const [first, second] = [above[k]?.[i] as number, above[l]?.[i] as number];
      addOuter(packed, x, (weight[i] as number) * second * (1 - first));
    }
    return packed;
  };
  const inverses = Array.from({ length: cuts }, (_, k) => packedInverse(cross(k, k), p + 1)).filter(
    (one) => one !== null,
  );
  if (inverses.length < cuts) return notEstimable("singular", "The covariates cannot be told apart.");
  const covariance = new Float64Array((cuts * p * (cuts * p + 1)) / 2);
  for (let l = 0; l < cuts; l++) {
    for (let k = 0; k <= l; k++) {
      const middle = cross(k, l);
      for (let i = 0; i < p; i++) {
        const high = l * p + i;
        for (let j = 0; j < p && k * p + j <= high; j++) {
          let total = 0;
          for (let s = 0; s <= p; s++) {
            const left = packedAt(inverses[l] as Float64Array, i + 1, s);
            for (let t = 0; t <= p; t++) {
              total += left * packedAt(middle, s, t) * packedAt(inverses[k] as Float64Array, t, j + 1);
            }
          }
          covariance[(high * (high + 1)) / 2 + k * p + j] = total / ((scale[i] as number) * (scale[j] as number));
        }
      }
    }
  }
  const coefficients = slopes.map((b) => b.map((slope, j) => slope / (scale[j] as number)));
  return { kind: "binary-splits", cuts, p, coefficients, covariance };
};
