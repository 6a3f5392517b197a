import { type ColumnNames, type Doubt, doubtOf } from "./doubt.ts";
import { numberOf, type SourceRow } from "./source-row.ts";

/** Numbers of one row that are of one size: means with means, deviations with deviations. */
const FELLOWS: readonly (readonly string[])[] = [
  ["mean1", "mean2", "baselineMean1", "baselineMean2"],
  ["sd1", "sd2", "baselineSd1", "baselineSd2"],
];

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
};

/**
 * Means and deviations many times as large, or as small, as the middle of their fellows in the row: 1234 among 12.3 and 11.8.
 * Of two fellows alone only a large whole number beside one with decimals is told. Only numbers above 0 can be compared so.
 */
export const decimalDoubts = (row: SourceRow, columns: ColumnNames, ratio: number): readonly Doubt[] =>
  FELLOWS.flatMap((fields) => {
    const known = fields.flatMap((field) => {
      const value = numberOf(row, field);
      return value === null || value <= 0 ? [] : [{ field, value }];
    });
    return known.flatMap(({ field, value }) => {
      const fellows = known.filter((one) => one.field !== field).map((one) => one.value);
      if (fellows.length === 0) return [];
      const other = middle(fellows);
      // Of two, which one is wrong? The large one without decimals, when the other has some.
      if (fellows.length === 1 && !(value > other && Number.isInteger(value) && !Number.isInteger(other))) return [];
      return value >= ratio * other || other >= ratio * value
        ? [doubtOf(row, columns, { field, kind: "decimal-mark", other })]
        : [];
    });
  });

/** Whether two numbers differ by a power of ten, nearly. */
export const powerOfTenApart = (a: number, b: number, share: number): boolean => {
  if (!(a > 0 && b > 0)) return false;
  const ratio = Math.max(a, b) / Math.min(a, b);
  return [10, 100, 1000].some((power) => Math.abs(ratio / power - 1) <= share);
};
