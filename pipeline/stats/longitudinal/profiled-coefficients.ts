import { cholesky, choleskyLogDeterminant, choleskySolve } from "../numeric/cholesky.ts";
import { choleskyInverse } from "../numeric/cholesky-inverse.ts";
import { fullMatrix, packedMatrix } from "../numeric/full-matrix.ts";
import { elementProduct } from "../numeric/square-product.ts";
import type { GroupCovariance } from "./covariance-model.ts";
import { addWeighted, type RowGroup } from "./row-group.ts";

export interface ProfiledCoefficients {
  readonly coefficients: Float64Array;
  /** (XᵀV⁻¹X)⁻¹, packed. */
  readonly covariance: Float64Array;
  /** V⁻¹ of each group, in full. */
  readonly inverses: readonly Float64Array[];
  /** log |V|, rᵀV⁻¹r with r = y − Xβ̂, and log |XᵀV⁻¹X|. */
  readonly logDeterminant: number;
  readonly misfit: number;
  readonly logInformation: number;
}

/** The generalised least squares coefficients at given covariances of the groups; `null` where one is not positive definite. */
export const profiledCoefficients = (
  groups: readonly RowGroup[],
  covariances: readonly GroupCovariance[],
  p: number,
): ProfiledCoefficients | null => {
  const triangle = (p * (p + 1)) / 2;
  const cross = new Float64Array(triangle + p + 1);
  const inverses: Float64Array[] = [];
  let logDeterminant = 0;
  for (const [g, group] of groups.entries()) {
    const packed = packedMatrix((covariances[g] as GroupCovariance).covariance, group.size);
    const factor = cholesky(packed, group.size);
    if (factor === null) return null;
    logDeterminant += group.count * choleskyLogDeterminant(factor, group.size);
    inverses.push(fullMatrix(choleskyInverse(factor, group.size), group.size));
    addWeighted(cross, group, inverses[g] as Float64Array);
  }
  const information = cross.subarray(0, triangle);
  const score = cross.subarray(triangle, triangle + p);
  const factor = cholesky(information, p);
  if (factor === null) return null;
  const coefficients = choleskySolve(factor, score);
  return {
    coefficients,
    covariance: choleskyInverse(factor, p),
    inverses,
    logDeterminant,
    misfit: (cross[triangle + p] as number) - elementProduct(coefficients, score),
    logInformation: choleskyLogDeterminant(factor, p),
  };
};
