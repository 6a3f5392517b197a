import type { RelapsePiece } from "./relapse-pieces.ts";

/** An arm's pieces as columns, with the increments of (t/reference)^κ over each for one κ. */
export interface ArmTerms {
  readonly relapsed: Float64Array;
  readonly stayed: Float64Array;
  readonly increments: Float64Array;
}

/** (to/reference)^κ − (from/reference)^κ over each piece, κ = exp(logShape). */
export const armTerms = (pieces: readonly RelapsePiece[], referenceTime: number, logShape: number): ArmTerms => {
  const shape = Math.exp(logShape);
  const power = (time: number) => (time === 0 ? 0 : Math.exp(shape * Math.log(time / referenceTime)));
  return {
    relapsed: Float64Array.from(pieces, ({ relapsed }) => relapsed),
    stayed: Float64Array.from(pieces, ({ stayed }) => stayed),
    increments: Float64Array.from(pieces, ({ from, to }) => power(to) - power(from)),
  };
};

/** Beyond this log hazard everybody relapses at once; larger ones would overflow. */
const LARGEST = 300;
/** Below this hazard 1 − g − λ is its series: the difference would have lost its digits. */
const SMALL = 1e-4;

/**
 * Adds an arm's log likelihood at log hazard η, and its first two derivatives in η, to `out[0..2]`.
 *
 * Over a piece with cumulative hazard λ = e^η·Δ: d·log(1 − e^−λ) − s·λ for d relapsed and s well; slope d·g − s·λ with
 * g = λe^−λ/(1 − e^−λ); curvature d·g(1 − g − λ) − s·λ ≤ 0, so that it is concave in η. Binomial constants are left out.
 */
export const armLogLikelihood = ({ relapsed, stayed, increments }: ArmTerms, eta: number, out: Float64Array): void => {
  const scale = Math.exp(Math.min(eta, LARGEST));
  let [value, slope, curvature] = [0, 0, 0];
  for (let j = 0; j < increments.length; j++) {
    const hazard = scale * (increments[j] as number);
    const d = relapsed[j] as number;
    const s = stayed[j] as number;
    if (s > 0) {
      value -= s * hazard;
      slope -= s * hazard;
      curvature -= s * hazard;
    }
    if (d > 0) {
      const lost = -Math.expm1(-hazard);
      const g = (hazard * (1 - lost)) / lost;
      const rest = hazard < SMALL ? -hazard * (1 / 2 + hazard / 12) : 1 - g - hazard;
      value += d * Math.log(lost);
      slope += d * g;
      curvature += d * g * rest;
    }
  }
  out[0] = (out[0] as number) + value;
  out[1] = (out[1] as number) + slope;
  out[2] = (out[2] as number) + curvature;
};
