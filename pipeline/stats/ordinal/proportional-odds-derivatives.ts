import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";

export interface ProportionalOddsRows {
  /** Covariates, column by column. */
  readonly columns: readonly Float64Array[];
  /** 0 … levels − 1. */
  readonly code: Uint32Array;
  readonly weight: Float64Array;
  readonly levels: number;
}

/**
 * The log likelihood Σ w·ln(F(ζ_k − xβ) − F(ζ_{k−1} − xβ)), F logistic, with its derivatives by (β, ζ); −∞ where thresholds are out of order.
 *
 * With a < b the two ends, ln(F(b) − F(a)) = ln F(b) + ln(1 − F(a)) + ln(1 − e^(a−b)): no digits are lost in the tails, and each part is
 * concave (Pratt 1981, JASA 76:103).
 */
export const proportionalOddsDerivatives = (
  { columns, code, weight, levels }: ProportionalOddsRows,
  at: Float64Array,
): Derivatives => {
  const p = columns.length;
  const size = p + levels - 1;
  const all = noDerivatives(size);
  for (let k = p + 1; k < size; k++) {
    if (!((at[k] as number) > (at[k - 1] as number))) return { ...all, value: Number.NEGATIVE_INFINITY };
  }
  const { gradient, information } = all;
  const x = new Float64Array(p);
  for (let i = 0; i < code.length; i++) {
    let eta = 0;
    for (let j = 0; j < p; j++) {
      x[j] = (columns[j] as Float64Array)[i] as number;
      eta += (x[j] as number) * (at[j] as number);
    }
    const k = code[i] as number;
    const w = weight[i] as number;
    const [hasLow, hasHigh] = [k > 0, k < levels - 1];
    const low = hasLow ? (at[p + k - 1] as number) - eta : 0;
    const high = hasHigh ? (at[p + k] as number) - eta : 0;
    const [below, above] = [hasLow ? logistic(low) : 0, hasHigh ? logistic(-high) : 0];
    // Derivatives of ln(1 − e^(a−b)) by b − a.
    const gap = hasLow && hasHigh ? 1 / Math.expm1(high - low) : 0;
    const bend = gap * (1 + gap);
    all.value +=
      w *
      ((hasHigh ? logLogistic(high) : 0) +
        (hasLow ? logLogistic(-low) : 0) +
        (hasLow && hasHigh ? Math.log(-Math.expm1(low - high)) : 0));
    const [byLow, byHigh] = [-(gap + below), gap + above];
    const [lowLow, highHigh] = [bend + below * (1 - below), bend + above * (1 - above)];
    const [slopeLow, slopeHigh] = [hasLow ? byLow : 0, hasHigh ? byHigh : 0];
    const [curveLow, curveHigh] = [hasLow ? lowLow : 0, hasHigh ? highHigh : 0];
    // Both ends move by −x·dβ.
    const slope = -w * (slopeLow + slopeHigh);
    const curve = w * (curveLow + curveHigh - 2 * bend);
    for (let j = 0, to = 0; j < p; j++) {
      gradient[j] = (gradient[j] as number) + slope * (x[j] as number);
      const scaled = curve * (x[j] as number);
      for (let l = 0; l <= j; l++, to++) information[to] = (information[to] as number) + scaled * (x[l] as number);
    }
    if (hasLow) addThreshold(all, p + k - 1, x, w * slopeLow, w * curveLow, w * (curveLow - bend));
    if (hasHigh) addThreshold(all, p + k, x, w * slopeHigh, w * curveHigh, w * (curveHigh - bend));
    if (hasLow && hasHigh) {
      const cross = ((p + k) * (p + k + 1)) / 2 + p + k - 1;
      information[cross] = (information[cross] as number) - w * bend;
    }
  }
  return all;
};

/** A threshold's own derivative, its curvature, and `mixed` times −x with the coefficients. */
const addThreshold = (
  { gradient, information }: Derivatives,
  row: number,
  x: Float64Array,
  slope: number,
  curve: number,
  mixed: number,
): void => {
  gradient[row] = (gradient[row] as number) + slope;
  const at = (row * (row + 1)) / 2;
  for (let j = 0; j < x.length; j++) information[at + j] = (information[at + j] as number) - mixed * (x[j] as number);
  information[at + row] = (information[at + row] as number) + curve;
};

const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

const logLogistic = (x: number): number => (x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x)));
