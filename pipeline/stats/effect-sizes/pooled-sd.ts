import type { TwoMeans } from "./effect.ts";

/**
 * Which standard deviation do two groups share? √(((n₁−1)s₁² + (n₂−1)s₂²)/(n₁ + n₂ − 2)).
 * Equals R 4.2.2 `summary(lm(score ~ group))$sigma`.
 */
export const pooledSd = ({ sd1, n1, sd2, n2 }: TwoMeans): number =>
  Math.sqrt(((n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2) / (n1 + n2 - 2));
