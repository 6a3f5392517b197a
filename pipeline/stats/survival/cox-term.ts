import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { type Estimate, estimate } from "../quantity.ts";

export interface CoxTerm {
  /** log hazard ratio per unit of the covariate. */
  readonly coefficient: number;
  /** From the information matrix. */
  readonly standardError: number;
  readonly robustStandardError: number | null;
  /** Wald, with the robust standard error where there is one. */
  readonly z: number;
  readonly p: number;
  readonly hazardRatio: Estimate;
}

/** A coefficient with its Wald test and hazard ratio; from the robust standard error where there is one. */
export const coxTerm = (coefficient: number, standardError: number, robust: number | null, level: number): CoxTerm => {
  const se = robust ?? standardError;
  const z = coefficient / se;
  const method = robust === null ? "Wald on the log scale" : "Wald on the log scale, robust";
  const { low, high, ...rest } = normalInterval(coefficient, se, { level, method });
  const interval = { ...rest, low: Math.exp(low as number), high: Math.exp(high as number) };
  return {
    coefficient,
    standardError,
    robustStandardError: robust,
    z,
    p: 2 * normalUpperTail(Math.abs(z)),
    hazardRatio: estimate(Math.exp(coefficient), { se, seScale: "log", intervals: [interval] }),
  };
};
