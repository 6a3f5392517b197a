import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import { addOuter } from "../numeric/packed-matrix.ts";
import type { FailureDistribution } from "./failure-distribution.ts";
import { type Contribution, exactContribution, intervalContribution, noContribution } from "./interval-contribution.ts";

/** Rows ready for the likelihood: log times (or measurements) and a design matrix whose first column is 1. */
export interface AftRows {
  readonly n: number;
  readonly p: number;
  readonly x: Float64Array;
  /** log of (left, right]; −∞ and ∞ where open. Equal for an exact time. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** log of when observation began; −∞ from the start. */
  readonly entry: Float64Array;
  readonly weight: Float64Array;
  readonly law: FailureDistribution;
  /** The scale is one of the parameters (its log is the last), or 1. */
  readonly freeScale: boolean;
  /** Times were logged: an exact one adds −log t. */
  readonly logged: boolean;
}

/** What one row adds at its linear predictor: value and derivatives by (predictor, log scale). */
interface RowTerms {
  value: number;
  byEta: number;
  byScale: number;
  etaEta: number;
  etaScale: number;
  scaleScale: number;
}

/**
 * The log likelihood of log T = xb + scale·W at (b, log scale), on the scale of T (an exact time adds −log t). `rowScores` gets each
 * row's unweighted score when given (n × parameters).
 */
export const aftLikelihood = (rows: AftRows, at: Float64Array, rowScores: Float64Array | null = null): Derivatives => {
  const { n, p, x, weight, freeScale } = rows;
  const size = p + (freeScale ? 1 : 0);
  const total = noDerivatives(size);
  const logScale = freeScale ? (at[p] as number) : 0;
  const terms: RowTerms = { value: 0, byEta: 0, byScale: 0, etaEta: 0, etaScale: 0, scaleScale: 0 };
  const scratch = noContribution();
  const row = new Float64Array(size);
  for (let i = 0; i < n; i++) {
    let eta = 0;
    for (let j = 0; j < p; j++) eta += (x[i * p + j] as number) * (at[j] as number);
    rowTerms(rows, i, eta, logScale, terms, scratch);
    const w = weight[i] as number;
    total.value += w * terms.value;
    for (let j = 0; j < p; j++) row[j] = x[i * p + j] as number;
    if (freeScale) row[p] = 0;
    addOuter(total.information, row, -w * terms.etaEta);
    for (let j = 0; j < p; j++) {
      const score = terms.byEta * (x[i * p + j] as number);
      total.gradient[j] = (total.gradient[j] as number) + w * score;
      if (rowScores) rowScores[i * size + j] = score;
    }
    if (!freeScale) continue;
    const last = (p * (p + 1)) / 2;
    for (let j = 0; j < p; j++) {
      total.information[last + j] =
        (total.information[last + j] as number) - w * terms.etaScale * (x[i * p + j] as number);
    }
    total.information[last + p] = (total.information[last + p] as number) - w * terms.scaleScale;
    total.gradient[p] = (total.gradient[p] as number) + w * terms.byScale;
    if (rowScores) rowScores[i * size + p] = terms.byScale;
  }
  return total;
};

const rowTerms = (
  { lower, upper, entry, law, logged }: AftRows,
  i: number,
  eta: number,
  logScale: number,
  terms: RowTerms,
  scratch: Contribution,
): void => {
  const scale = Math.exp(logScale);
  const [from, to] = [lower[i] as number, upper[i] as number];
  Object.assign(terms, { value: 0, byEta: 0, byScale: 0, etaEta: 0, etaScale: 0, scaleScale: 0 });
  if (from === to) {
    const z = (from - eta) / scale;
    exactContribution(law, z, scratch);
    addByChain(terms, scratch, z, 0, scale, 1);
    terms.value -= logScale + (logged ? from : 0);
    terms.byScale -= 1;
  } else {
    const [zl, zu] = [(from - eta) / scale, (to - eta) / scale];
    intervalContribution(law, zl, zu, scratch);
    addByChain(terms, scratch, Number.isFinite(zl) ? zl : 0, Number.isFinite(zu) ? zu : 0, scale, 1);
  }
  const start = entry[i] as number;
  if (start === -Infinity) return;
  const z = (start - eta) / scale;
  intervalContribution(law, z, Infinity, scratch);
  addByChain(terms, scratch, z, 0, scale, -1);
};

/** From derivatives by z = (y − eta)/scale to derivatives by eta and log scale: ∂z/∂eta = −1/scale, ∂z/∂log scale = −z. */
const addByChain = (terms: RowTerms, c: Contribution, zl: number, zu: number, scale: number, sign: number): void => {
  const first = c.lower + c.upper;
  const firstZ = c.lower * zl + c.upper * zu;
  const second = c.lowerLower + 2 * c.lowerUpper + c.upperUpper;
  const secondZ = c.lowerLower * zl + c.lowerUpper * (zl + zu) + c.upperUpper * zu;
  const secondZZ = c.lowerLower * zl * zl + 2 * c.lowerUpper * zl * zu + c.upperUpper * zu * zu;
  terms.value += sign * c.value;
  terms.byEta -= (sign * first) / scale;
  terms.byScale -= sign * firstZ;
  terms.etaEta += (sign * second) / (scale * scale);
  terms.etaScale += (sign * (secondZ + first)) / scale;
  terms.scaleScale += sign * (secondZZ + firstZ);
};
