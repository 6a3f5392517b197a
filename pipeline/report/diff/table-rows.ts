import { type Column, type Table, textAt } from "../../model/index.ts";

/** The cells of a row by column, as text. */
export type RowCells = Readonly<Record<string, string | null>>;
export type Rows = ReadonlyMap<string, RowCells>;

/** The rows of a table by their key. In a table without one a row is named by all its cells, a repeated one by its count too. */
export const tableRows = (table: Table<object>, key: readonly string[] | undefined): Rows => {
  const all = { ...table.columns, ...table.extra } as Readonly<Record<string, Column>>;
  const columns = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  const seen = new Map<string, number>();
  return new Map(
    Array.from({ length: table.length }, (_, i): [string, RowCells] => {
      const cells = Object.fromEntries(columns.map(([name, column]) => [name, textAt(column, i)]));
      const name = key === undefined ? JSON.stringify(cells) : key.map((column) => cells[column] ?? "").join(" / ");
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      return [before === 0 ? name : `${name} #${before + 1}`, cells];
    }),
  );
};
