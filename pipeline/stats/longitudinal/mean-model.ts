/** How a marginal model ties the mean to the linear predictor, and the variance to the mean. */
export type OutcomeFamily = "gaussian" | "binomial" | "poisson";

export interface MeanModel {
  readonly mean: (eta: number) => number;
  /** dμ/dη. */
  readonly slope: (mean: number) => number;
  /** Of the outcome, up to the scale. */
  readonly variance: (mean: number) => number;
  /** Contribution to the log likelihood of independent rows, less what has no η; `null` where least squares is exact. */
  readonly logLikelihood: ((y: number, eta: number, mean: number) => number) | null;
  readonly allowed: (y: number) => boolean;
  readonly allowedRange: string;
}

/** Canonical links: identity, logit, log. */
export const meanModel = (family: OutcomeFamily): MeanModel => {
  switch (family) {
    case "gaussian":
      return {
        mean: (eta) => eta,
        slope: () => 1,
        variance: () => 1,
        logLikelihood: null,
        allowed: (y) => Number.isFinite(y),
        allowedRange: "finite",
      };
    case "binomial":
      return {
        mean: (eta) => (eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta))),
        slope: (mean) => mean * (1 - mean),
        variance: (mean) => mean * (1 - mean),
        logLikelihood: (y, eta) => y * eta - (Math.max(0, eta) + Math.log1p(Math.exp(-Math.abs(eta)))),
        allowed: (y) => y >= 0 && y <= 1,
        allowedRange: "in [0, 1]",
      };
    case "poisson":
      return {
        mean: (eta) => Math.exp(eta),
        slope: (mean) => mean,
        variance: (mean) => mean,
        logLikelihood: (y, eta, mean) => y * eta - mean,
        allowed: (y) => y >= 0 && y < Number.POSITIVE_INFINITY,
        allowedRange: "finite and ≥ 0",
      };
    default:
      throw new RangeError(`family unknown: ${family satisfies never}`);
  }
};
