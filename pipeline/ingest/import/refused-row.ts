import { numberOf, type SourceRow, textOf } from "./source-row.ts";

const above = (row: SourceRow, events: string, people: string): boolean => {
  const [count, n] = [numberOf(row, events), numberOf(row, people)];
  return count !== null && n !== null && count > n;
};

const negative = (row: SourceRow, fields: readonly string[]): boolean =>
  fields.some((field) => (numberOf(row, field) ?? 0) < 0);

/** Why a row cannot stand in our tables, or `null`: what contradicts itself is not imported in part. */
export const refusedRow = (row: SourceRow): string | null => {
  if (textOf(row, "study") === null) return "it names no study";
  if (textOf(row, "condition1") === null || textOf(row, "condition2") === null)
    return "it does not say what both arms received";
  if (above(row, "events1", "total1") || above(row, "events2", "total2")) return "more events than people";
  if (negative(row, ["n1", "n2", "total1", "total2", "events1", "events2"])) return "fewer than 0 people";
  if (negative(row, ["sd1", "sd2"])) return "a standard deviation below 0";
  const error = numberOf(row, "gSe");
  return error !== null && error <= 0 ? "a standard error that is not above 0" : null;
};
