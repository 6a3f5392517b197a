import { pickRows, type RightCensored } from "./right-censored.ts";
import { distinctTimes, riskSets } from "./risk-sets.ts";

export interface LogRankSums {
  /** Events in each group, weighted by S(t−)^rho. */
  readonly observed: readonly number[];
  /** What one common hazard would have given. */
  readonly expected: readonly number[];
  /** Of observed − expected; rows and columns are groups. */
  readonly variance: readonly (readonly number[])[];
}

/** Observed and expected events of each group in one stratum, with their covariance. */
export const logRankSums = (
  data: RightCensored,
  group: Uint32Array,
  { groups, rho }: { readonly groups: number; readonly rho: number },
): LogRankSums => {
  const grid = distinctTimes(data);
  const members = Array.from({ length: groups }, (): number[] => []);
  group.forEach((code, row) => {
    members[code]?.push(row);
  });
  const sets = members.map((rows) => riskSets(pickRows(data, rows), grid));
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const variance = Array.from({ length: groups }, () => new Float64Array(groups));
  const share = new Float64Array(groups);
  let survivalBefore = 1;
  for (let k = 0; k < grid.length; k++) {
    let events = 0;
    let atRisk = 0;
    for (const set of sets) {
      events += set.event[k] ?? 0;
      atRisk += set.atRisk[k] ?? 0;
    }
    if (events === 0) continue;
    const weight = power(survivalBefore, rho);
    const spread = atRisk > 1 ? (weight * weight * events * (atRisk - events)) / (atRisk - 1) : 0;
    for (let j = 0; j < groups; j++) {
      share[j] = (sets[j]?.atRisk[k] ?? 0) / atRisk;
      observed[j] = (observed[j] ?? 0) + weight * (sets[j]?.event[k] ?? 0);
      expected[j] = (expected[j] ?? 0) + weight * events * (share[j] ?? 0);
    }
    for (let i = 0; i < groups; i++) {
      const row = variance[i];
      if (!row) continue;
      for (let j = 0; j < groups; j++) {
        row[j] = (row[j] ?? 0) + spread * (share[i] ?? 0) * ((i === j ? 1 : 0) - (share[j] ?? 0));
      }
    }
    survivalBefore *= (atRisk - events) / atRisk;
  }
  return { observed: [...observed], expected: [...expected], variance: variance.map((row) => [...row]) };
};

export const addLogRankSums = (a: LogRankSums, b: LogRankSums): LogRankSums => ({
  observed: add(a.observed, b.observed),
  expected: add(a.expected, b.expected),
  variance: a.variance.map((row, i) => add(row, b.variance[i] ?? [])),
});

const add = (a: readonly number[], b: readonly number[]): readonly number[] => a.map((value, i) => value + (b[i] ?? 0));

/** base^exponent without Math.pow, whose last digit differs between versions of Node; an empty curve weighs nothing. */
const power = (base: number, exponent: number): number => {
  if (exponent === 0) return 1;
  if (exponent === 1) return base;
  return base > 0 ? Math.exp(exponent * Math.log(base)) : 0;
};
