import { completeRows, isText, labelColumn, numberColumn, numbers, pickTableRows, type Table } from "./read-table.ts";
import type { ReferenceCase, Tree } from "./types.ts";

/** The first table of a case: the one that is meant. */
export const firstTable = (reference: ReferenceCase): Table => {
  const [table] = reference.tables;
  if (!table) throw new RangeError(`case without data: ${reference.id}`);
  return table;
};

/** An input that need not be there: `null` when absent or null. */
export const input = (reference: ReferenceCase, role: string): Tree => reference.inputs[role] ?? null;

/** The column that a text names: the text itself or its beginning, the rest being a remark ("status (1=event)", "a: events"). */
export const columnIn = (table: Table, text: string): string | null =>
  table.names
    .filter((name) => text === name || (text.startsWith(name) && /^[\s:,;(]/.test(text.slice(name.length))))
    .sort((a, b) => b.length - a.length)[0] ?? null;

/** The column in a role, or `null` when the role is absent or null. */
export const optionalColumn = (reference: ReferenceCase, role: string): string | null =>
  input(reference, role) === null ? null : columnOf(reference, role);

/** The column in a role. */
export const columnOf = (reference: ReferenceCase, role: string): string => {
  const value = input(reference, role);
  const column = typeof value === "string" ? columnIn(firstTable(reference), value) : null;
  if (column === null)
    throw new RangeError(`input of ${reference.id} not a column: ${role} = ${JSON.stringify(value)}`);
  return column;
};

/** The columns in a role that is a list. */
export const columnsOf = (reference: ReferenceCase, role: string): readonly string[] => {
  const value = input(reference, role);
  if (value === null) throw new RangeError(`input of ${reference.id} not a list: ${role}`);
  // R writes a list of one as its element.
  return [value].flat().map((text) => {
    const column = columnIn(firstTable(reference), String(text));
    if (column === null) throw new RangeError(`input of ${reference.id} not a column: ${role} = ${text}`);
    return column;
  });
};

/** The two columns of a text such as "after minus before". */
export const minusOf = (reference: ReferenceCase, role: string): readonly [string, string] => {
  const parts = textOption(reference, role).split(/\s+minus\s+/);
  const [first, second] = parts.map((part) => columnIn(firstTable(reference), part));
  if (!first || !second) throw new RangeError(`input of ${reference.id} not two columns: ${role}`);
  return [first, second];
};

/** A literal number; `otherwise` when absent. */
export const numberOption = (reference: ReferenceCase, role: string, otherwise?: number): number => {
  const value = input(reference, role) ?? otherwise;
  if (typeof value !== "number") throw new RangeError(`input of ${reference.id} not a number: ${role}`);
  return value;
};

/**
 * A literal text; `otherwise` when absent. Numbers are taken as text: group labels may be either. R breaks a long formula into a list of
 * lines, which are joined again.
 */
export const textOption = (reference: ReferenceCase, role: string, otherwise?: string): string => {
  const value = input(reference, role) ?? otherwise;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join(" ");
  if (typeof value !== "string" && typeof value !== "number") {
    throw new RangeError(`input of ${reference.id} not a text: ${role}`);
  }
  return String(value);
};

/** The table without the rows that miss a value in any of the columns in these roles (roles that are absent do no harm). */
export const completeTable = (reference: ReferenceCase, roles: readonly string[]): Table => {
  const table = firstTable(reference);
  const names = roles.map((role) => optionalColumn(reference, role)).filter((name) => name !== null);
  return pickTableRows(table, completeRows(table, names));
};

/** The numbers of the column in a role, all of them there; from the case's first table when none is given. */
export const roleNumbers = (reference: ReferenceCase, role: string, table = firstTable(reference)): readonly number[] =>
  numbers(table, columnOf(reference, role));

/** The same with `null` for missing values. */
export const roleNumbersOrNull = (
  reference: ReferenceCase,
  role: string,
  table = firstTable(reference),
): readonly (number | null)[] => numberColumn(table, columnOf(reference, role));

/** The labels of the column in a role. */
export const roleLabels = (
  reference: ReferenceCase,
  role: string,
  table = firstTable(reference),
): readonly (string | null)[] => labelColumn(table, columnOf(reference, role));

/** Labels, levels or terms that `expected` gives by name. */
export const expectedLabels = (reference: ReferenceCase, key: string): readonly string[] => {
  const value = reference.expected[key];
  if (value === undefined || value === null) throw new RangeError(`expected of ${reference.id} not a list: ${key}`);
  return [value].flat().map(String);
};

/** Whether the column in a role holds text. */
export const roleIsText = (reference: ReferenceCase, role: string): boolean =>
  isText(firstTable(reference), columnOf(reference, role));
