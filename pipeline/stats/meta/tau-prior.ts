import { requirePositive } from "../numeric/require.ts";

/** A prior for τ, the standard deviation between trials; `scale` is on the scale of the estimates. */
export interface TauPrior {
  /** `halfNormal`, `halfCauchy`: the unfolded distribution's scale; `uniform`: from 0 to `scale`. */
  readonly kind: "halfNormal" | "halfCauchy" | "uniform";
  readonly scale: number;
}

/** The logarithm of the prior density at τ ≥ 0, up to a constant. */
export const logTauPrior = ({ kind, scale }: TauPrior, tau: number): number => {
  const ratio = tau / scale;
  if (kind === "halfNormal") return -0.5 * ratio * ratio;
  if (kind === "halfCauchy") return -Math.log1p(ratio * ratio);
  return ratio <= 1 ? 0 : -Infinity;
};

/** The τ beyond which the prior leaves nothing that double precision would notice. */
export const largestTau = ({ kind, scale }: TauPrior): number => {
  requirePositive("tauPrior.scale", scale);
  return scale * { halfNormal: 9, halfCauchy: 1e10, uniform: 1 }[kind];
};

/** "half-normal(0.5)": for the name of an interval. */
export const tauPriorName = ({ kind, scale }: TauPrior): string =>
  kind === "uniform"
    ? `uniform(0, ${scale})`
    : `${{ halfNormal: "half-normal", halfCauchy: "half-Cauchy" }[kind]}(${scale})`;
