import type { GroupCovariance, NaturalPoint } from "./covariance-model.ts";

/** How the covariance matrix of a patient's visits hangs on parameters. */
export interface VisitStructure {
  /** Number of parameters. */
  readonly size: number;
  /** Parameters of a matrix of this structure that is like a given one (full, symmetric). */
  readonly near: (covariance: Float64Array) => Float64Array;
  /** The matrix of all visits with its derivatives; elements may be NaN outside the parameters' space. */
  readonly at: (theta: Float64Array) => GroupCovariance;
  /** When the likelihood is climbed in other parameters. */
  readonly free?: {
    readonly from: (theta: Float64Array) => Float64Array;
    readonly natural: (free: Float64Array) => NaturalPoint;
  };
}

/** A full symmetric matrix from its elements. */
export const symmetricFrom = (size: number, element: (a: number, b: number) => number): Float64Array => {
  const full = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      const value = element(a, b);
      full[a * size + b] = value;
      full[b * size + a] = value;
    }
  }
  return full;
};
