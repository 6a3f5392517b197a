import type { RightCensored } from "./right-censored.ts";
import { riskSets } from "./risk-sets.ts";
import { timeGrid } from "./time-grid.ts";

/** S(t−)^rho · (1 − S(t−))^gamma: (0, 0) weighs all times alike, rho early ones, gamma late ones. */
export interface FlemingHarringtonWeight {
  readonly rho: number;
  readonly gamma: number;
}

export interface FlemingHarringtonSums {
  /** gap[a][i]: observed − expected events of group i under weight a. */
  readonly gap: readonly (readonly number[])[];
  /** covariance[a][b][i][j] of gap[a][i] and gap[b][j]. */
  readonly covariance: readonly (readonly (readonly (readonly number[])[])[])[];
  /** Expected events of each group, unweighted. */
  readonly expected: readonly number[];
}

/** Weighted observed − expected events of each group in one stratum, for several weights at once. */
export const flemingHarringtonSums = (
  data: RightCensored,
  group: ArrayLike<number>,
  groups: number,
  weights: readonly FlemingHarringtonWeight[],
): FlemingHarringtonSums => {
  const grid = timeGrid(data);
  const members = Array.from({ length: groups }, (): number[] => []);
  for (let i = 0; i < data.time.length; i++) members[group[i] as number]?.push(i);
  const sets = members.map((rows) => riskSets(data, { grid, rows }));
  const gap = weights.map(() => new Array<number>(groups).fill(0));
  const expected = new Array<number>(groups).fill(0);
  const covariance = weights.map(() => weights.map(() => sets.map(() => new Array<number>(groups).fill(0))));
  let survival = 1;
  for (let k = 0; k < grid.time.length; k++) {
    const counts = sets.map((set) => ({ events: set.event[k] as number, atRisk: set.atRisk[k] as number }));
    const events = counts.reduce((total, one) => total + one.events, 0);
    const atRisk = counts.reduce((total, one) => total + one.atRisk, 0);
    if (events === 0) continue;
    const before = survival;
    const w = weights.map(({ rho, gamma }) => power(before, rho) * power(1 - before, gamma));
    const spread = atRisk > 1 ? (events * (atRisk - events)) / (atRisk - 1) : 0;
    const share = counts.map((one) => one.atRisk / atRisk);
    counts.forEach((one, i) => {
      const rest = one.events - events * (share[i] as number);
      expected[i] = (expected[i] as number) + events * (share[i] as number);
      weights.forEach((_, a) => {
        const row = gap[a] as number[];
        row[i] = (row[i] as number) + (w[a] as number) * rest;
      });
    });
    weights.forEach((_, a) => {
      weights.forEach((__, b) => {
        const both = (w[a] as number) * (w[b] as number) * spread;
        covariance[a]?.[b]?.forEach((row, i) => {
          for (let j = 0; j < groups; j++) {
            row[j] = (row[j] as number) + both * (share[i] as number) * ((i === j ? 1 : 0) - (share[j] as number));
          }
        });
      });
    });
    survival *= (atRisk - events) / atRisk;
  }
  return { gap, covariance, expected };
};

export const addFlemingHarringtonSums = (
  one: FlemingHarringtonSums,
  other: FlemingHarringtonSums,
): FlemingHarringtonSums => ({
  gap: one.gap.map((row, a) => add(row, other.gap[a] ?? [])),
  expected: add(one.expected, other.expected),
  covariance: one.covariance.map((line, a) =>
    line.map((matrix, b) => matrix.map((row, i) => add(row, other.covariance[a]?.[b]?.[i] ?? []))),
  ),
});

const add = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.map((value, i) => value + (b[i] as number));

/** base^exponent without Math.pow, whose last digit differs between versions of Node; 0⁰ is 1. */
const power = (base: number, exponent: number): number => {
  if (exponent === 0) return 1;
  return base > 0 ? Math.exp(exponent * Math.log(base)) : 0;
};
