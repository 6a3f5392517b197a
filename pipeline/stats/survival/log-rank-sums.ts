import type { RightCensored } from "./right-censored.ts";
import { type RiskSets, riskSets } from "./risk-sets.ts";
import { timeGrid } from "./time-grid.ts";

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
  const grid = timeGrid(data);
  const members = rowsOfGroups(group, groups, grid.order);
  const sets = members.map((rows) => riskSets(data, { grid, rows }));
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const variance = Array.from({ length: groups }, () => new Float64Array(groups));
  const share = new Float64Array(groups);
  let survivalBefore = 1;
  for (let k = 0; k < grid.time.length; k++) {
    let events = 0;
    let atRisk = 0;
    for (let j = 0; j < groups; j++) {
      const set = sets[j] as RiskSets;
      events += set.event[k] as number;
      atRisk += set.atRisk[k] as number;
    }
    if (events === 0) continue;
    const weight = power(survivalBefore, rho);
    const spread = atRisk > 1 ? (weight * weight * events * (atRisk - events)) / (atRisk - 1) : 0;
    for (let j = 0; j < groups; j++) {
      const set = sets[j] as RiskSets;
      const own = (set.atRisk[k] as number) / atRisk;
      share[j] = own;
      observed[j] = (observed[j] as number) + weight * (set.event[k] as number);
      expected[j] = (expected[j] as number) + weight * events * own;
    }
    for (let i = 0; i < groups; i++) {
      const row = variance[i] as Float64Array;
      const scaled = spread * (share[i] as number);
      for (let j = 0; j < groups; j++) {
        row[j] = (row[j] as number) + scaled * ((i === j ? 1 : 0) - (share[j] as number));
      }
    }
    survivalBefore *= (atRisk - events) / atRisk;
  }
  return { observed: [...observed], expected: [...expected], variance: variance.map((row) => [...row]) };
};

const rowsOfGroups = (group: Uint32Array, groups: number, order: Uint32Array): readonly Uint32Array[] => {
  const sizes = new Uint32Array(groups);
  for (let i = 0; i < group.length; i++) sizes[group[i] as number] = (sizes[group[i] as number] as number) + 1;
  const rows = Array.from(sizes, (size) => new Uint32Array(size));
  const next = new Uint32Array(groups);
  for (let k = 0; k < order.length; k++) {
    const row = order[k] as number;
    const code = group[row] as number;
    (rows[code] as Uint32Array)[next[code] as number] = row;
    next[code] = (next[code] as number) + 1;
  }
  return rows;
};

export const addLogRankSums = (a: LogRankSums, b: LogRankSums): LogRankSums => ({
  observed: add(a.observed, b.observed),
  expected: add(a.expected, b.expected),
  variance: a.variance.map((row, i) => add(row, b.variance[i] as readonly number[])),
});

const add = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.map((value, i) => value + (b[i] as number));

/** base^exponent without Math.pow, whose last digit differs between versions of Node; an empty curve weighs nothing. */
const power = (base: number, exponent: number): number => {
  if (exponent === 0) return 1;
  if (exponent === 1) return base;
  return base > 0 ? Math.exp(exponent * Math.log(base)) : 0;
};
