import { choleskyParameters } from "./cholesky-parameters.ts";
import type { CovarianceModel, GroupCovariance, NaturalPoint } from "./covariance-model.ts";
import { symmetricFrom } from "./visit-structure.ts";

/**
 * The covariances R·D·Rᵀ + σ²I of rotated rows of subjects with random coefficients; a loading R has one row a rotated row, each with one
 * element a coefficient, and is [[0 … 0]] for the pooled remainder, on which only σ² acts.
 *
 * Natural parameters: D (packed; only its diagonal when the coefficients are uncorrelated) and σ². Free ones: the triangle L with
 * D = LLᵀ, its diagonal unbounded so that D may lose rank, and log σ².
 */
export const randomCoefficientModel = (
  loadings: readonly (readonly ArrayLike<number>[])[],
  coefficients: number,
  correlated: boolean,
): CovarianceModel => {
  const pairs = Array.from({ length: coefficients }, (_, i) => i).flatMap((i) =>
    Array.from({ length: correlated ? i + 1 : 1 }, (_, k) => ({ i, j: correlated ? k : i })),
  );
  const size = pairs.length + 1;
  const slopes = loadings.map((rows) => {
    const at = (a: number, i: number): number => rows[a]?.[i] as number;
    const byPair = pairs.map(({ i, j }) => {
      const slope = symmetricFrom(rows.length, (a, b) =>
        i === j ? at(a, i) * at(b, i) : at(a, i) * at(b, j) + at(a, j) * at(b, i),
      );
      return slope.some((value) => value !== 0) ? slope : null;
    });
    return [...byPair, symmetricFrom(rows.length, (a, b) => (a === b ? 1 : 0))];
  });
  const natural = (free: Float64Array): NaturalPoint => {
    const inner = choleskyParameters(free, coefficients, { logDiagonal: false, diagonalOnly: !correlated });
    const residual = Math.exp(free[size - 1] as number);
    return {
      theta: Float64Array.from([...inner.theta, residual]),
      jacobian: [
        ...inner.jacobian.map((row) => Float64Array.from([...row, 0])),
        Float64Array.from({ length: size }, (_, at) => (at === size - 1 ? residual : 0)),
      ],
      bend: (gradient) => {
        const last = Array.from({ length: size }, (_, at) =>
          at === size - 1 ? (gradient[size - 1] as number) * residual : 0,
        );
        return Float64Array.from([...inner.bend(gradient), ...last]);
      },
    };
  };
  const startAt = (share: number): Float64Array =>
    Float64Array.from([
      ...pairs.map(({ i, j }) => (i === j ? Math.sqrt(share / coefficients) : 0)),
      Math.log(1 - share),
    ]);
  return {
    size,
    starts: [startAt(0.5), startAt(0.02)],
    natural,
    groups: (theta) =>
      slopes.map((own): GroupCovariance => {
        const covariance = new Float64Array((own[size - 1] as Float64Array).length);
        own.forEach((slope, r) => {
          slope?.forEach((value, at) => {
            covariance[at] = (covariance[at] as number) + (theta[r] as number) * value;
          });
        });
        return { covariance, slopes: own, bends: [] };
      }),
  };
};
