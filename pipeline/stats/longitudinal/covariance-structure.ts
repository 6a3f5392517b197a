import { cholesky } from "../numeric/cholesky.ts";
import { choleskyParameters } from "./cholesky-parameters.ts";
import { patternedStructure } from "./patterned-structure.ts";
import { type CorrelationFamily, scaledCorrelation } from "./scaled-correlation.ts";
import type { VisitStructure } from "./visit-structure.ts";

/** Visits count as equally spaced, in their order. */
export type CovarianceStructure =
  /** A variance a visit, a covariance a pair. */
  | "unstructured"
  /** One variance, one covariance a distance between visits. */
  | "toeplitz"
  /** One variance, correlation ρ to the power of the distance. */
  | "autoregressive"
  /** One variance, one covariance. */
  | "compoundSymmetry"
  /** The same correlations, with a variance a visit. */
  | "heterogeneousToeplitz"
  | "heterogeneousAutoregressive"
  | "heterogeneousCompoundSymmetry";

/** The structure of that name for so many visits; with one visit there is only a variance. */
export const covarianceStructure = (name: CovarianceStructure, visits: number): VisitStructure => {
  if (visits === 1) return patternedStructure(1, 1, () => 0);
  switch (name) {
    case "unstructured":
      return unstructured(visits);
    case "toeplitz":
      return patternedStructure(visits, visits, (a, b) => a - b);
    case "compoundSymmetry":
      return patternedStructure(visits, 2, (a, b) => (a === b ? 0 : 1));
    case "autoregressive":
      return scaledCorrelation(visits, powers, false);
    case "heterogeneousAutoregressive":
      return scaledCorrelation(visits, powers, true);
    case "heterogeneousToeplitz":
      return scaledCorrelation(
        visits,
        constants(visits - 1, (distance) => distance - 1),
        true,
      );
    case "heterogeneousCompoundSymmetry":
      return scaledCorrelation(
        visits,
        constants(1, () => 0),
        true,
      );
    default:
      throw new RangeError(`structure unknown: ${name satisfies never}`);
  }
};

const unstructured = (visits: number): VisitStructure => {
  const size = (visits * (visits + 1)) / 2;
  return {
    ...patternedStructure(visits, size, (a, b) => (a * (a + 1)) / 2 + b),
    free: {
      from: (theta) => {
        const factor = cholesky(theta, visits) as Float64Array;
        for (let i = 0; i < visits; i++) factor[(i * (i + 3)) / 2] = Math.log(factor[(i * (i + 3)) / 2] as number);
        return factor;
      },
      natural: (free) => choleskyParameters(free, visits, { logDiagonal: true }),
    },
  };
};

const power = (base: number, exponent: number): number => {
  let product = 1;
  for (let i = 0; i < exponent; i++) product *= base;
  return product;
};

const powers: CorrelationFamily = {
  size: 1,
  parameterOf: () => 0,
  value: power,
  slope: (rho, distance) => distance * power(rho, distance - 1),
  bend: (rho, distance) => distance * (distance - 1) * power(rho, distance - 2),
};

const constants = (size: number, parameterOf: (distance: number) => number): CorrelationFamily => ({
  size,
  parameterOf,
  value: (rho) => rho,
  slope: () => 1,
  bend: () => 0,
});
