import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { inverseForm } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import {
  addFlemingHarringtonSums,
  type FlemingHarringtonSums,
  type FlemingHarringtonWeight,
  flemingHarringtonSums,
} from "./fleming-harrington-sums.ts";
import { groupedStrata } from "./grouped-strata.ts";
import type { GroupedRightCensored } from "./log-rank.ts";
import { pickRows, requireRightCensored } from "./right-censored.ts";

export interface FlemingHarrington {
  readonly kind: "fleming-harrington";
  /** Weighted observed − expected events of each group, in ascending order of their codes. */
  readonly gap: readonly number[];
  readonly variance: readonly (readonly number[])[];
  readonly test: Test;
}

/**
 * Do groups differ in when the event comes, above all early (rho > 0), late (gamma > 0) or in the middle (both)?
 *
 * The log-rank test with each event time weighted by S(t−)^rho·(1 − S(t−))^gamma, S the Kaplan–Meier curve of all groups of the stratum
 * together. gamma = 0 is `logRank`. Fleming & Harrington (1991), Counting Processes and Survival Analysis, doi:10.1002/9781118150672, ch. 7.
 * Equals nph 2.1 `logrank.test(rho, gamma)` for two groups.
 */
export const flemingHarrington = (
  data: GroupedRightCensored,
  { rho, gamma }: FlemingHarringtonWeight,
): FlemingHarrington | NotEstimable => {
  const sums = comparedSums(data, [{ rho, gamma }]);
  if ("kind" in sums) return sums;
  const gap = sums.gap[0] ?? [];
  const variance = sums.covariance[0]?.[0] ?? [];
  const compared = [...sums.expected.keys()].filter((i) => (sums.expected[i] as number) > 0);
  const free = compared.slice(0, -1);
  const packed = free.flatMap((i, r) =>
    free.slice(0, r + 1).map((j) => (variance[i] as readonly number[])[j] as number),
  );
  const statistic = inverseForm(
    packed,
    free.map((i) => gap[i] as number),
  );
  if (free.length === 0 || statistic === null) {
    return notEstimable("singular", "The groups were hardly ever at risk at the same time as these events happened.");
  }
  const df = free.length;
  const name = `Fleming–Harrington (rho = ${rho}, gamma = ${gamma})${data.stratum ? ", stratified" : ""}`;
  return {
    kind: "fleming-harrington",
    gap,
    variance,
    test: { name, statistic, df: [df], p: chiSquareUpperTail(statistic, df) },
  };
};

/** The sums over all strata, or why there is nothing to compare. */
export const comparedSums = (
  data: GroupedRightCensored,
  weights: readonly FlemingHarringtonWeight[],
): FlemingHarringtonSums | NotEstimable => {
  requireRightCensored(data);
  if ("weight" in data) throw new RangeError("weight not supported by weighted log-rank tests: given");
  for (const { rho, gamma } of weights) {
    if (!(rho >= 0 && rho < Infinity)) throw new RangeError(`rho must be finite and ≥ 0: ${rho}`);
    if (!(gamma >= 0 && gamma < Infinity)) throw new RangeError(`gamma must be finite and ≥ 0: ${gamma}`);
  }
  const { groups, group, strata } = groupedStrata(data.time.length, data.group, data.stratum);
  if (groups < 2) return notEstimable("one-group", "There is only one group to compare.", { groups });
  if (!Array.from(data.event).includes(1)) return notEstimable("no-events", "Nobody had the event.");
  return strata
    .map((rows) => {
      const codes = rows.map((row) => group[row] as number);
      return flemingHarringtonSums(pickRows(data, rows), codes, groups, weights);
    })
    .reduce(addFlemingHarringtonSums);
};
