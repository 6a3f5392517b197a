import { brent } from "../numeric/brent.ts";

export interface LikelihoodOfTau {
  /** Twice the derivative of the log likelihood in τ². */
  readonly score: (tauSquared: number) => number;
  /** The log likelihood, up to a constant. */
  readonly height: (tauSquared: number) => number;
  /** No root of the score lies beyond. */
  readonly bound: number;
  /** Below this, steps are even in τ²; above, in its logarithm. */
  readonly unit: number;
}

/**
 * The τ² ≥ 0 at which a likelihood is highest: the global maximum, since there can be two.
 * The score is scanned on a grid, each crossing from above is refined by Brent's method, the best of them and of 0 is taken.
 */
export const highestLikelihood = ({ score, height, bound, unit }: LikelihoodOfTau) => {
  const points = Math.ceil(16 + 3 * Math.log1p(bound / unit));
  let tauSquared = 0;
  let highest = height(0);
  let iterations = 0;
  let left = 0;
  let leftScore = score(0);
  for (let j = 1; j <= points; j++) {
    const right = unit * Math.expm1((j / points) * Math.log1p(bound / unit));
    const rightScore = score(right);
    const found = leftScore > 0 && rightScore <= 0 ? brent(score, left, right, { tolerance: 1e-14 * right }) : null;
    if (found !== null) {
      iterations += found.iterations;
      const there = height(found.root);
      if (there > highest) {
        tauSquared = found.root;
        highest = there;
      }
    }
    left = right;
    leftScore = rightScore;
  }
  return { tauSquared, iterations };
};
