import type { Random } from "../../stats/numeric/random.ts";
import { standardNormal } from "../../stats/numeric/standard-normal.ts";

/** The inverse of the logit. */
export const expit = (x: number): number => 1 / (1 + Math.exp(-x));

export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

/** One level by its share; the last level takes what rounding leaves. One draw. */
export const pick = <T extends { readonly share: number }>(levels: readonly T[], random: Random): T => {
  let left = random.next();
  for (const level of levels) {
    left -= level.share;
    if (left < 0) return level;
  }
  const last = levels[levels.length - 1];
  if (last === undefined) throw new RangeError("levels must not be empty: 0");
  return last;
};

/** A whole number from low to high, both included. One draw. */
export const wholeWithin = (range: { readonly low: number; readonly high: number }, random: Random): number =>
  range.low + Math.floor(random.next() * (range.high - range.low + 1));

/** A normal draw, cut to the limits. */
export const normalWithin = (
  mean: number,
  sd: number,
  limits: { readonly minimum: number; readonly maximum: number },
  random: Random,
): number => clamp(mean + sd * standardNormal(random), limits.minimum, limits.maximum);

/** A standard exponential draw. One draw. */
export const exponential = (random: Random): number => -Math.log(1 - random.next());

/** A Poisson count by inversion. One draw. */
export const poisson = (mean: number, random: Random): number => {
  let left = random.next();
  let probability = Math.exp(-mean);
  let count = 0;
  while (left >= probability && count < 1000) {
    left -= probability;
    count += 1;
    probability *= mean / count;
  }
  return count;
};
