import { type NotEstimable, notEstimable } from "../quantity.ts";

/** One group measured twice; effects are after minus before. */
export interface PrePost {
  readonly meanBefore: number;
  readonly sdBefore: number;
  readonly meanAfter: number;
  readonly sdAfter: number;
  readonly n: number;
  /** Between the two measurements of a person. */
  readonly correlation: number;
}

/** Why a change cannot be formed, or `null`. Throws RangeError for values out of range. */
export const refusePrePost = (group: PrePost): NotEstimable | null => {
  const { meanBefore, sdBefore, meanAfter, sdAfter, n, correlation } = group;
  for (const [name, value] of Object.entries({ meanBefore, meanAfter })) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite: ${value}`);
  }
  for (const [name, value] of Object.entries({ sdBefore, sdAfter, n })) {
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`${name} must be finite and not negative: ${value}`);
  }
  if (!(Math.abs(correlation) <= 1)) throw new RangeError(`correlation must lie in [−1, 1]: ${correlation}`);
  if (n < 3) return notEstimable("too-few", `Three people are needed (${n}).`);
  if (sdBefore === 0 || changeSd(group) === 0)
    return notEstimable("all-tied", "The scores or their changes do not vary.");
  return null;
};

/**
 * How much do people's changes vary? Their standard deviation √(s₁² + s₂² − 2·r·s₁·s₂), never below 0.
 * Higgins et al. (2019), Cochrane Handbook, doi:10.1002/9781119536604, sec. 6.5.2.8. Equals R 4.2.2 `sd(after - before)`.
 */
export const changeSd = ({ sdBefore, sdAfter, correlation }: PrePost): number =>
  Math.sqrt(Math.max(0, sdAfter * sdAfter + sdBefore * sdBefore - 2 * correlation * sdAfter * sdBefore));
