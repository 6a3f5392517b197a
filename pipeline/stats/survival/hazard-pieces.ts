import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import type { CoxRows } from "./cox-rows.ts";

/** Sums by piece: events, time lived, and time lived × exp(linear predictor) with its covariates. */
export interface HazardPieces {
  readonly events: Float64Array;
  readonly exposure: Float64Array;
  readonly risk: Float64Array;
  readonly riskX: Float64Array;
  readonly riskXX: Float64Array;
  /** Σ over events of the linear predictor and of the covariates. */
  eta: number;
  readonly eventX: Float64Array;
}

/** The sums at a coefficient vector of the standardised covariates; a piece is (cut before, cut]. */
export const piecesAt = (rows: CoxRows, beta: Float64Array, cuts: readonly number[]): HazardPieces => {
  const { n, p, x, time, entry, event, weight } = rows;
  const count = cuts.length + 1;
  const size = (p * (p + 1)) / 2;
  const pieces: HazardPieces = {
    events: new Float64Array(count),
    exposure: new Float64Array(count),
    risk: new Float64Array(count),
    riskX: new Float64Array(count * p),
    riskXX: new Float64Array(count * size),
    eta: 0,
    eventX: new Float64Array(p),
  };
  for (let i = 0; i < n; i++) {
    const w = weight[i] as number;
    const end = time[i] as number;
    let eta = 0;
    for (let j = 0; j < p; j++) eta += (x[i * p + j] as number) * (beta[j] as number);
    const risk = w * Math.exp(eta);
    for (let k = 0; k < count; k++) {
      const from = Math.max(cuts[k - 1] ?? 0, entry ? (entry[i] as number) : 0);
      const to = Math.min(cuts[k] ?? Infinity, end);
      if ((cuts[k - 1] ?? 0) >= end && k > 0) break;
      if (event[i] === 1 && (k === count - 1 || end <= (cuts[k] as number))) {
        pieces.events[k] = (pieces.events[k] as number) + w;
        pieces.eta += w * eta;
        for (let j = 0; j < p; j++) pieces.eventX[j] = (pieces.eventX[j] as number) + w * (x[i * p + j] as number);
      }
      if (to <= from) continue;
      pieces.exposure[k] = (pieces.exposure[k] as number) + w * (to - from);
      const r = risk * (to - from);
      pieces.risk[k] = (pieces.risk[k] as number) + r;
      for (let j = 0, at = k * size; j < p; j++) {
        const rx = r * (x[i * p + j] as number);
        pieces.riskX[k * p + j] = (pieces.riskX[k * p + j] as number) + rx;
        for (let l = 0; l <= j; l++, at++)
          pieces.riskXX[at] = (pieces.riskXX[at] as number) + rx * (x[i * p + l] as number);
      }
    }
  }
  return pieces;
};

/** Σ η + Σ d·log(d/risk) − d: the likelihood with each rate at its maximum. */
export const pieceLikelihood = ({ events, risk, eta }: HazardPieces): number =>
  events.reduce((total, d, k) => (d === 0 ? total : total + d * Math.log(d / (risk[k] as number)) - d), eta);

/** The profile log likelihood of the coefficients. */
export const pieceDerivatives = ({ p }: CoxRows, pieces: HazardPieces): Derivatives => {
  const total = noDerivatives(p);
  total.value = pieceLikelihood(pieces);
  total.gradient.set(pieces.eventX);
  const size = total.information.length;
  pieces.events.forEach((d, k) => {
    if (d === 0) return;
    const risk = pieces.risk[k] as number;
    for (let j = 0, at = 0; j < p; j++) {
      const mean = (pieces.riskX[k * p + j] as number) / risk;
      total.gradient[j] = (total.gradient[j] as number) - d * mean;
      for (let l = 0; l <= j; l++, at++) {
        const other = (pieces.riskX[k * p + l] as number) / risk;
        const square = (pieces.riskXX[k * size + at] as number) / risk;
        total.information[at] = (total.information[at] as number) + d * (square - mean * other);
      }
    }
  });
  return total;
};
