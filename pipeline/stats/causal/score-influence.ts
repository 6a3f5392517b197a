import { packedAt } from "../numeric/packed-matrix.ts";

/**
 * How much each row moves each coefficient of a fitted model: the inverse information (packed) times the row's score x·residual.
 * One array a coefficient.
 */
export const scoreInfluence = (
  design: readonly ArrayLike<number>[],
  residuals: ArrayLike<number>,
  inverse: ArrayLike<number>,
): readonly Float64Array[] => {
  const p = design.length;
  return design.map((_, j) => {
    const influence = new Float64Array(residuals.length);
    for (let k = 0; k < p; k++) {
      const share = packedAt(inverse, j, k);
      const column = design[k] as ArrayLike<number>;
      for (let i = 0; i < influence.length; i++) {
        influence[i] = (influence[i] as number) + share * (column[i] as number) * (residuals[i] as number);
      }
    }
    return influence;
  });
};
