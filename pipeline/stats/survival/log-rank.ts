import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { cholesky, choleskySolve } from "../numeric/cholesky.ts";
import { requireFinite, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { addLogRankSums, type LogRankSums, logRankSums } from "./log-rank-sums.ts";
import { pickRows, type RightCensored, requireRightCensored } from "./right-censored.ts";

export interface GroupedRightCensored extends Omit<RightCensored, "weight"> {
  /** 0-based code of each person's group. */
  readonly group: ArrayLike<number>;
  /** People are compared only within a stratum; any codes. */
  readonly stratum?: ArrayLike<number>;
}

export interface LogRank extends LogRankSums {
  readonly kind: "log-rank";
  readonly test: Test;
}

/**
 * Do groups differ in when the event comes?
 *
 * At each event time the events in each group are compared with those expected if all at risk shared one hazard (hypergeometric mean
 * and variance), weighted by S(t−)^rho of all groups together: rho = 0 is the log-rank test, rho = 1 Peto & Peto's, which looks at
 * early differences. Groups never at risk beside an event are dropped from the degrees of freedom.
 * Mantel (1966), Cancer Chemother Rep 50:163; Harrington & Fleming (1982), Biometrika 69:553, doi:10.1093/biomet/69.3.553.
 * Equals survival 3.5-3 `survdiff(Surv(time, event) ~ group + strata(stratum), rho = …)`.
 */
export const logRank = (
  data: GroupedRightCensored,
  { rho = 0 }: { readonly rho?: number } = {},
): LogRank | NotEstimable => {
  requireRightCensored(data);
  if ("weight" in data) throw new RangeError("weight not supported by the log-rank test: its variance would be wrong");
  requireFinite("rho", rho);
  const groups = countGroups(data);
  const sums = strata(data)
    .map((rows) => logRankSums(pickRows(data, rows), pickGroups(data, rows), { groups, rho }))
    .reduce(addLogRankSums);
  if (new Set(Array.from(data.group)).size < 2) return notEstimable("one-group", "There is only one group to compare.");
  if (sums.observed.every((count) => count === 0)) return notEstimable("no-events", "Nobody had the event.");
  const compared = [...sums.expected.keys()].filter((j) => (sums.expected[j] ?? 0) > 0);
  if (compared.length < 2) return notEstimable("one-group", "Only one group was at risk when events happened.");
  const free = compared.slice(0, -1);
  const gaps = free.map((j) => (sums.observed[j] ?? 0) - (sums.expected[j] ?? 0));
  const factor = cholesky(
    free.flatMap((i, row) => free.slice(0, row + 1).map((j) => sums.variance[i]?.[j] ?? 0)),
    free.length,
  );
  if (factor === null) return notEstimable("singular", "The groups were hardly ever at risk at the same time.");
  const solved = choleskySolve(factor, gaps);
  const statistic = gaps.reduce((total, gap, i) => total + gap * (solved[i] ?? 0), 0);
  const name = `${rho === 0 ? "log-rank" : `Harrington–Fleming (rho = ${rho})`}${data.stratum ? ", stratified" : ""}`;
  const test = { name, statistic, df: [free.length], p: chiSquareUpperTail(statistic, free.length) };
  return { kind: "log-rank", ...sums, test };
};

const countGroups = ({ time, group }: GroupedRightCensored): number => {
  requireSameLength("group", group, time.length);
  let largest = -1;
  for (let i = 0; i < group.length; i++) {
    const code = group[i] ?? -1;
    if (!(Number.isSafeInteger(code) && code >= 0))
      throw new RangeError(`group[${i}] must be a whole number ≥ 0: ${code}`);
    largest = Math.max(largest, code);
  }
  return largest + 1;
};

const strata = ({ time, stratum }: GroupedRightCensored): readonly (readonly number[])[] => {
  if (!stratum) return [Array.from({ length: time.length }, (_, i) => i)];
  requireSameLength("stratum", stratum, time.length);
  const rows = new Map<number, number[]>();
  for (let i = 0; i < time.length; i++) {
    const code = requireFinite(`stratum[${i}]`, stratum[i] ?? Number.NaN);
    const list = rows.get(code);
    if (list) list.push(i);
    else rows.set(code, [i]);
  }
  return rows.size === 0 ? [[]] : [...rows.values()];
};

const pickGroups = ({ group }: GroupedRightCensored, rows: readonly number[]): Uint32Array =>
  Uint32Array.from(rows, (row) => group[row] ?? 0);
