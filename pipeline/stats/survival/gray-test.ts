import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { inverseForm, unpacked } from "../numeric/packed-matrix.ts";
import { requireFinite } from "../numeric/require.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type CompetingRisks, requireCause, requireCompetingRisks } from "./competing-risks.ts";
import { type GraySums, graySums } from "./gray-sums.ts";
import { groupedStrata } from "./grouped-strata.ts";

export interface GroupedCompetingRisks extends Omit<CompetingRisks, "weight" | "entry"> {
  /** 0-based code of each person's group. */
  readonly group: ArrayLike<number>;
  /** People are compared only within a stratum; any codes. */
  readonly stratum?: ArrayLike<number>;
}

export interface GrayTest {
  readonly kind: "gray";
  /** Observed less expected events of each group but the last. */
  readonly score: readonly number[];
  readonly variance: readonly (readonly number[])[];
  readonly test: Test;
}

/**
 * Do groups differ in the share that has one kind of event, when other kinds compete?
 *
 * Compares hazards of the subdistribution, weighted by (1 − F(t−))^rho, F the incidence of all groups under equality; unlike a log-rank
 * test of the cause-specific hazard it answers for the share itself. Gray (1988), Ann Stat 16:1141, doi:10.1214/aos/1176350951.
 * Equals cmprsk 2.2-11 `cuminc(time, cause, group, strata, rho)$Tests`.
 */
export const grayTest = (
  data: GroupedCompetingRisks,
  { cause = 1, rho = 0 }: { readonly cause?: number; readonly rho?: number } = {},
): GrayTest | NotEstimable => {
  if ("weight" in data || "entry" in data) throw new RangeError("weight or entry not supported by Gray's test: given");
  requireCompetingRisks(data);
  requireCause(cause);
  requireFinite("rho", rho);
  const { groups, group, strata } = groupedStrata(data.time.length, data.group, data.stratum);
  if (groups < 2) return notEstimable("one-group", "There is only one group to compare.", { groups });
  if (!Array.from(data.cause).includes(cause)) return notEstimable("no-events", "Nobody had this event.", { cause });
  const { score, variance } = strata.reduce<GraySums>((total, rows) => {
    const part = graySums({
      time: Float64Array.from(rows, (r) => data.time[r] as number),
      kind: Uint8Array.from(rows, (r) => kindOf(data.cause[r] as number, cause)),
      group: Uint32Array.from(rows, (r) => group[r] as number),
      groups,
      rho,
    });
    return { score: plus(total.score, part.score), variance: plus(total.variance, part.variance) };
  }, emptySums(groups));
  const statistic = inverseForm(variance, score);
  if (statistic === null) return notEstimable("singular", "The groups were hardly ever at risk at the same time.");
  const df = groups - 1;
  const name = `Gray${rho === 0 ? "" : ` (rho = ${rho})`}${data.stratum ? ", stratified" : ""}`;
  return {
    kind: "gray",
    score: [...score],
    variance: unpacked(variance, df),
    test: { name, statistic, df: [df], p: chiSquareUpperTail(statistic, df) },
  };
};

const kindOf = (found: number, cause: number): number => (found === 0 ? 0 : found === cause ? 1 : 2);

const emptySums = (groups: number): GraySums => ({
  score: new Float64Array(groups - 1),
  variance: new Float64Array((groups * (groups - 1)) / 2),
});

const plus = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value + (b[i] as number));
