import { symmetricFrom, type VisitStructure } from "./visit-structure.ts";

/**
 * Covariance matrices of which each element is one of the parameters: linear, so that second derivatives are 0.
 *
 * `parameterOf` says which, for a ≥ b: unstructured one an element, Toeplitz one a distance between visits, compound symmetry one for
 * variances and one for covariances.
 */
export const patternedStructure = (
  visits: number,
  size: number,
  parameterOf: (a: number, b: number) => number,
): VisitStructure => {
  const slopes = Array.from({ length: size }, (_, r) =>
    symmetricFrom(visits, (a, b) => (parameterOf(a, b) === r ? 1 : 0)),
  );
  return {
    size,
    near: (covariance) =>
      Float64Array.from(slopes, (slope) => {
        let total = 0;
        let places = 0;
        slope.forEach((one, at) => {
          total += one * (covariance[at] as number);
          places += one;
        });
        return total / places;
      }),
    at: (theta) => ({
      covariance: symmetricFrom(visits, (a, b) => theta[parameterOf(a, b)] as number),
      slopes,
      bends: [],
    }),
  };
};
