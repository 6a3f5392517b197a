import type { Cell, Finding, Headline, TableBlock } from "../model/index.ts";

/** A spreadsheet would run a text that begins with = + - @, a tab or a return; such text gets an apostrophe. Numbers do not. */
const safe = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?([eE]-?\d+)?$/.test(text) ? `'${text}` : text;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One row of comma-separated values, formula-safe. */
export const csvRow = (cells: readonly (string | number | null)[]): string =>
  cells.map((cell) => (cell === null ? "" : quoted(safe(String(cell))))).join(",");

/** A cell with a quantity takes four columns (value, low, high, reason); others take one. */
const expanded = (cell: Cell, headlines: ReadonlyMap<string, Headline>): readonly (string | number | null)[] => {
  if (cell === null || typeof cell === "string" || typeof cell === "number") return [cell];
  const quantity = "headline" in cell ? headlines.get(cell.headline)?.quantity : cell;
  if (!quantity) throw new RangeError("unknown headline in a table");
  if (quantity.kind === "not-estimable") return [null, null, null, quantity.reason];
  const interval = quantity.intervals[0];
  return [quantity.value, interval?.low ?? null, interval?.high ?? null, null];
};

const isQuantity = (cell: Cell | undefined): boolean => typeof cell === "object" && cell !== null;

/** A table as a CSV file: full precision, ASCII minus, `data_kind` in the last column. */
export const tableCsv = (
  table: TableBlock,
  finding: Pick<Finding, "simulated" | "source">,
  headlines: ReadonlyMap<string, Headline>,
): string => {
  const kind = finding.simulated ? "simulated" : finding.source.kind === "published" ? "published" : "real";
  const wide = table.columns.map((_, i) => table.rows.some((row) => isQuantity(row[i])));
  const header = table.columns.flatMap((column, i) =>
    wide[i] ? [column.id, `${column.id}_low`, `${column.id}_high`, `${column.id}_reason`] : [column.id],
  );
  const rows = table.rows.map((row) =>
    csvRow([
      ...table.columns.flatMap((_, i) => {
        const cell = row[i] ?? null;
        const cells = expanded(cell, headlines);
        return wide[i] && cells.length === 1 ? [cells[0] ?? null, null, null, null] : cells;
      }),
      kind,
    ]),
  );
  return `${[csvRow([...header, "data_kind"]), ...rows].join("\n")}\n`;
};
