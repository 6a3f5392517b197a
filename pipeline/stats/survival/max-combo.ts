import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { comparedSums } from "./fleming-harrington.ts";
import type { FlemingHarringtonWeight } from "./fleming-harrington-sums.ts";
import type { GroupedRightCensored } from "./log-rank.ts";
import { normalBox } from "./normal-box.ts";

export interface MaxCombo {
  readonly kind: "max-combo";
  /** One per weight: negative when the group with the lower code has fewer events than expected. */
  readonly z: readonly number[];
  readonly correlation: readonly (readonly number[])[];
  /** Two-sided; the statistic is the largest |z|. */
  readonly test: Test;
}

const EVENLY_EARLY_LATE_MIDDLE: readonly FlemingHarringtonWeight[] = [
  { rho: 0, gamma: 0 },
  { rho: 1, gamma: 0 },
  { rho: 0, gamma: 1 },
  { rho: 1, gamma: 1 },
];

/**
 * Do two groups differ in when the event comes, whether early, late or throughout?
 *
 * The largest |z| of up to four Fleming–Harrington tests, its p-value from their joint normal law with the correlation that the data
 * give. Lee (2007), Comput Stat Data Anal 51:6557, and Ristl et al. (2021), Pharm Stat 20:129, doi:10.1002/pst.2062.
 * Equals nph 2.1 `logrank.maxtest(rho, gamma)` up to the error of its simulated integral.
 */
export const maxCombo = (
  data: GroupedRightCensored,
  { weights = EVENLY_EARLY_LATE_MIDDLE }: { readonly weights?: readonly FlemingHarringtonWeight[] } = {},
): MaxCombo | NotEstimable => {
  if (weights.length < 1 || weights.length > 4) throw new RangeError(`weights must be 1 to 4: ${weights.length}`);
  const sums = comparedSums(data, weights);
  if ("kind" in sums) return sums;
  if (sums.expected.length !== 2) {
    throw new RangeError(`group must have two codes for max-combo: ${sums.expected.length}`);
  }
  const covariance = weights.map((_, a) => weights.map((__, b) => sums.covariance[a]?.[b]?.[0]?.[0] as number));
  const spread = covariance.map((row, a) => Math.sqrt(row[a] as number));
  if (spread.some((one) => !(one > 0))) {
    return notEstimable("too-few", "Too few events while both groups were at risk for one of the weights.", {
      groups: 2,
    });
  }
  const z = spread.map((one, a) => (sums.gap[a]?.[0] as number) / one);
  const correlation = covariance.map((row, a) =>
    row.map((value, b) => (a === b ? 1 : value / ((spread[a] as number) * (spread[b] as number)))),
  );
  const statistic = z.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const alone = 2 * normalUpperTail(statistic);
  // Never below one test's p-value nor above all of them added, where 1 − P has lost its digits.
  const p = Math.min(Math.max(1 - normalBox(correlation, statistic), alone), Math.min(1, alone * weights.length));
  const names = weights.map(({ rho, gamma }) => `(${rho}, ${gamma})`).join(" ");
  return { kind: "max-combo", z, correlation, test: { name: `max-combo ${names}`, statistic, df: [], p } };
};
