import { type Column, numberAt, type Table, textAt } from "../../model/index.ts";

/** The rows of a table as objects, missing cells as `null`. For the small tables of the published half only. */
export const tableRows = <Row>(table: Table<object>): readonly Row[] => {
  const columns: readonly (readonly [string, Column])[] = Object.entries(table.columns);
  return Array.from({ length: table.length }, (_, i) => {
    const row = Object.fromEntries(
      columns.map(([name, column]) => [
        name,
        column.kind === "number" || column.kind === "integer" ? numberAt(column, i) : textAt(column, i),
      ]),
    );
    return row as Row;
  });
};
