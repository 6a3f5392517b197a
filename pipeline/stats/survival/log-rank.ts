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
  const codes = groupCodes(data);
  const groups = codes.reduce((most, code) => Math.max(most, code), -1) + 1;
  const sums = (
    data.stratum
      ? rowsOfStrata(data.stratum, data.time.length).map((rows) =>
          logRankSums(
            pickRows(data, rows),
            Uint32Array.from(rows, (row) => codes[row] as number),
            { groups, rho },
          ),
        )
      : [logRankSums(data, codes, { groups, rho })]
  ).reduce(addLogRankSums);
  if (codes.every((code) => code === codes[0])) return notEstimable("one-group", "There is only one group to compare.");
  if (sums.observed.every((count) => count === 0)) return notEstimable("no-events", "Nobody had the event.");
  const compared = [...sums.expected.keys()].filter((j) => (sums.expected[j] as number) > 0);
  if (compared.length < 2) return notEstimable("one-group", "Only one group was at risk when events happened.");
  const free = compared.slice(0, -1);
  const gaps = free.map((j) => (sums.observed[j] as number) - (sums.expected[j] as number));
  const factor = cholesky(
    free.flatMap((i, row) => free.slice(0, row + 1).map((j) => (sums.variance[i] as readonly number[])[j] as number)),
    free.length,
  );
  if (factor === null) return notEstimable("singular", "The groups were hardly ever at risk at the same time.");
  const solved = choleskySolve(factor, gaps);
  const statistic = gaps.reduce((total, gap, i) => total + gap * (solved[i] as number), 0);
  const name = `${rho === 0 ? "log-rank" : `Harrington–Fleming (rho = ${rho})`}${data.stratum ? ", stratified" : ""}`;
  const test = { name, statistic, df: [free.length], p: chiSquareUpperTail(statistic, free.length) };
  return { kind: "log-rank", ...sums, test };
};

const groupCodes = ({ time, group }: GroupedRightCensored): Uint32Array => {
  requireSameLength("group", group, time.length);
  const codes = new Uint32Array(group.length);
  for (let i = 0; i < group.length; i++) {
    const code = group[i] as number;
    if (!(Number.isSafeInteger(code) && code >= 0)) {
      throw new RangeError(`group[${i}] must be a whole number ≥ 0: ${code}`);
    }
    codes[i] = code;
  }
  return codes;
};

const rowsOfStrata = (stratum: ArrayLike<number>, length: number): readonly (readonly number[])[] => {
  requireSameLength("stratum", stratum, length);
  const rows = new Map<number, number[]>();
  for (let i = 0; i < length; i++) {
    const code = requireFinite(`stratum[${i}]`, stratum[i] as number);
    const list = rows.get(code);
    if (list) list.push(i);
    else rows.set(code, [i]);
  }
  return rows.size === 0 ? [[]] : [...rows.values()];
};
