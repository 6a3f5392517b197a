import type { FailureDistribution } from "./failure-distribution.ts";

/** A log probability as a function of one or two standardised log times, with its derivatives. Reused: copy what must stay. */
export interface Contribution {
  value: number;
  /** By the lower (or only) and the upper end. */
  lower: number;
  upper: number;
  lowerLower: number;
  lowerUpper: number;
  upperUpper: number;
}

export const noContribution = (): Contribution => ({
  value: 0,
  lower: 0,
  upper: 0,
  lowerLower: 0,
  lowerUpper: 0,
  upperUpper: 0,
});

/** log f(z). */
export const exactContribution = (law: FailureDistribution, z: number, out: Contribution): void => {
  out.value = law.logDensity(z);
  out.lower = law.slope(z);
  out.upper = 0;
  out.lowerLower = law.curvature(z);
  out.lowerUpper = 0;
  out.upperUpper = 0;
};

/**
 * log(F(upper) − F(lower)), lower −∞ for a left-censored and upper +∞ for a right-censored time. Worked out from the tail that is
 * nearer, on the log scale, so that it holds far out where both F are 0 or 1.
 */
export const intervalContribution = (
  law: FailureDistribution,
  lower: number,
  upper: number,
  out: Contribution,
): void => {
  if (lower === -Infinity) out.value = law.logCdf(upper);
  else if (upper === Infinity) out.value = law.logSurvival(lower);
  else if (lower > 0) out.value = logDifference(law.logSurvival(lower), law.logSurvival(upper));
  else out.value = logDifference(law.logCdf(upper), law.logCdf(lower));
  const below = lower === -Infinity ? 0 : Math.exp(law.logDensity(lower) - out.value);
  const above = upper === Infinity ? 0 : Math.exp(law.logDensity(upper) - out.value);
  out.lower = -below;
  out.upper = above;
  out.lowerLower = below === 0 ? 0 : -below * (law.slope(lower) + below);
  out.upperUpper = above === 0 ? 0 : above * (law.slope(upper) - above);
  out.lowerUpper = below * above;
};

/** log(eᵃ − eᵇ) for a > b. */
const logDifference = (a: number, b: number): number => {
  const gap = b - a;
  return a + (gap > -Math.LN2 ? Math.log(-Math.expm1(gap)) : Math.log1p(-Math.exp(gap)));
};
