import { type Place, textAt } from "../model/index.ts";
import type { ReadTable } from "./read-table.ts";
import { shownValue } from "./shown-value.ts";

/** Where row `i` stands in its file. */
export const placeOf = (read: ReadTable, i: number, column: string | null = null): Place => ({
  file: read.table.file.path,
  row: read.row[i] ?? null,
  line: read.table.line[i] ?? null,
  column,
});

/** The text of one cell as an issue may repeat it. */
export const shownAt = (read: ReadTable, i: number, column: string): string | null => {
  const values = read.table.columns[column] ?? read.table.extra[column];
  const text = values === undefined ? null : textAt(values, i);
  return text === null ? null : shownValue(read.name, column, text);
};
