import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";

/** How weights were estimated, so that a standard error can carry it: of each parameter of the weights' model, one array by row. */
export interface WeightModel {
  /** The derivative of the row's weight by the parameter. */
  readonly gradient: readonly ArrayLike<number>[];
  /** How much the row moves the parameter: the inverse information times the row's score. */
  readonly influence: readonly ArrayLike<number>[];
  /** Parameters that the standard error pays for: every influence times √(n / (n − these)); none when not given. */
  readonly degreesLost?: number;
}

/**
 * √(n / (n − lost)): by how much is a sandwich standard error too small that counts none of the coefficients fitted?
 *
 * HC1 of MacKinnon & White (1985), J Econometrics 29:305, where one regression is fitted; for
 * weighted contrasts a convention, held against made data. Throws RangeError unless 0 ≤ lost < n.
 */
export const smallSampleFactor = (n: number, lost: number): number => {
  if (!(lost >= 0 && lost < n)) throw new RangeError(`degreesLost must be ≥ 0 and below the ${n} rows: ${lost}`);
  return Math.sqrt(n / (n - lost));
};

export const requireWeightModel = ({ gradient, influence }: WeightModel, length: number): void => {
  requireSameLength(
    "influence",
    influence.map(() => 0),
    gradient.length,
  );
  for (const column of [...gradient, ...influence]) {
    requireSameLength("weight model", column, length);
    requireFiniteAll("weight model", column);
  }
};

/**
 * How much does each row move an estimate that was made with weights, known or estimated?
 *
 * Derivative × weight, plus, when the weights' model is given, the row's influence on the weights' parameters times the estimate's
 * derivative by them. Σ of squares is the variance. Stacked estimating equations: Stefanski & Boos (2002), Am Stat 56:29,
 * doi:10.1198/000313002753631330; for inverse probability weighting Lunceford & Davidian (2004), Stat Med 23:2937, doi:10.1002/sim.1903.
 */
export const rowInfluence = (
  derivative: Float64Array,
  weight: ArrayLike<number>,
  model: WeightModel | null,
): Float64Array => {
  const factor = smallSampleFactor(derivative.length, model?.degreesLost ?? 0);
  const influence = derivative.map((one, i) => factor * one * (weight[i] as number));
  model?.gradient.forEach((column, j) => {
    let pull = 0;
    for (let i = 0; i < derivative.length; i++) pull += (derivative[i] as number) * (column[i] as number);
    const own = model.influence[j] as ArrayLike<number>;
    for (let i = 0; i < influence.length; i++) {
      influence[i] = (influence[i] as number) + factor * pull * (own[i] as number);
    }
  });
  return influence;
};
