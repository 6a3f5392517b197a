import { labelColumn, levels, pickTableRows, type Table } from "./read-table.ts";
import { completeTable, optionalColumn } from "./roles.ts";
import type { ReferenceCase } from "./types.ts";

/** Row numbers of a table by the labels in a column, in the order of the levels; all rows as "all" without a column. */
export const rowsByLabel = (table: Table, column: string | null): ReadonlyMap<string, readonly number[]> => {
  const all = Array.from({ length: table.rows }, (_, row) => row);
  if (column === null) return new Map([["all", all]]);
  const labels = labelColumn(table, column);
  return new Map(levels(table, column).map((level) => [level, all.filter((row) => labels[row] === level)]));
};

/** The tables of a case's groups by label, without rows that miss a value in any of the roles; one group "all" without a group column. */
export const groupTables = (
  reference: ReferenceCase,
  roles: readonly string[],
  groupRole = "group",
): ReadonlyMap<string, Table> => {
  const table = completeTable(reference, [...roles, groupRole]);
  const rows = rowsByLabel(table, optionalColumn(reference, groupRole));
  return new Map([...rows].map(([label, own]) => [label, pickTableRows(table, own)]));
};
