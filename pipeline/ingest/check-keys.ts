import type { IssueLog } from "../model/index.ts";
import { placeOf, shownAt } from "./place-of.ts";
import type { ReadTable } from "./read-table.ts";
import { rowCodes } from "./row-codes.ts";
import { patientTables } from "./shown-value.ts";
import { tableSchemas } from "./table-schemas.ts";

/** Rows whose key stands twice; in a table without a key, rows that repeat each other in every column. */
export const checkKeys = (read: ReadTable, log: IssueLog): void => {
  const { key } = tableSchemas[read.name];
  const columns = key ?? [...Object.keys(read.table.columns), ...Object.keys(read.table.extra)];
  const codes = rowCodes(read.table, columns, key === undefined);
  const first = new Map<number, number>();
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] as number;
    const before = first.get(code);
    if (code === -1) continue;
    if (before === undefined) {
      first.set(code, i);
      continue;
    }
    const other = read.row[before] as number;
    if (key === undefined) log.add("row-repeated", placeOf(read, i), null, { other });
    else {
      const value = patientTables.has(read.name) ? null : key.map((column) => shownAt(read, i, column)).join(" / ");
      log.add("key-repeated", placeOf(read, i, key[key.length - 1] ?? null), value, { other, key: key.join(" + ") });
    }
  }
};
