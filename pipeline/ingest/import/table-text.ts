import type { CsvRow } from "./source-study.ts";

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const cell = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? String(value) : quoted(value.trim());
};

/** A table of the study as text: commas, points, LF; cells as they are, for the reader of the tables takes them so. */
export const tableText = (columns: readonly string[], rows: readonly CsvRow[]): string =>
  `${[columns.join(","), ...rows.map((row) => columns.map((column) => cell(row[column])).join(","))].join("\n")}\n`;
