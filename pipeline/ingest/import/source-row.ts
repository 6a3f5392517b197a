/** One record of the file that is imported, by the mapping's fields; a field that the file does not have is missing everywhere. */
export interface SourceRow {
  /** As a spreadsheet counts, the header being row 1. */
  readonly row: number;
  readonly line: number;
  /** Missing cells are `null`. */
  readonly text: Readonly<Record<string, string | null>>;
  /** Cells of the fields that hold numbers; `null` when missing or when they hold something else. */
  readonly number: Readonly<Record<string, number | null>>;
}

/** Fields whose cells must be numbers. */
export const NUMBER_FIELDS = [
  "time",
  "mean1",
  "sd1",
  "n1",
  "mean2",
  "sd2",
  "n2",
  "baselineMean1",
  "baselineSd1",
  "baselineN1",
  "baselineMean2",
  "baselineSd2",
  "baselineN2",
  "events1",
  "events2",
  "total1",
  "total2",
  "g",
  "gSe",
  "logRr",
  "logRrSe",
  "precalcG",
  "year",
] as const;

/** Fields without which nothing can be imported. */
export const NEEDED_FIELDS = ["study", "condition1", "condition2", "g", "gSe"] as const;

export const textOf = (row: SourceRow, field: string): string | null => row.text[field] ?? null;
export const numberOf = (row: SourceRow, field: string): number | null => row.number[field] ?? null;

/** A declared entry by a key that comes from a file: "constructor" is no entry. */
export const entryOf = <T>(entries: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : undefined;
