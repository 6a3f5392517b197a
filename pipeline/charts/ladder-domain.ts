import { finite } from "./finite.ts";

interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A range that lies evenly about `zero` and holds every estimate and the limit. Intervals that reach more than twice as far as
 * the middle one are cut, so that one that says nothing does not make the others small.
 */
export const ladderDomain = (
  rows: readonly Estimate[],
  zero: number,
  limit: number | null,
): readonly [number, number] => {
  const far = (values: readonly (number | null)[]): number =>
    values.reduce<number>((most, value) => Math.max(most, Math.abs((finite(value) ?? zero) - zero)), 0);
  const reaches = rows
    .filter(({ low, high }) => finite(low) !== null && finite(high) !== null)
    .map(({ low, high }) => far([low, high]))
    .sort((a, b) => a - b);
  const middle = reaches[Math.floor(reaches.length / 2)] ?? 0;
  const seen = far([...rows.map(({ value }) => value), limit]);
  const half = Math.max(seen * 1.2, Math.min(reaches.at(-1) ?? 0, middle * 2)) * 1.05 || 1;
  return [zero - half, zero + half];
};
