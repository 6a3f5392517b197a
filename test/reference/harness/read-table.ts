export interface Table {
  /** The file's name without folder. */
  readonly file: string;
  readonly rows: number;
  readonly names: readonly string[];
  /** Text as it stands in the file; an empty field is `null`, a missing value. */
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
}

/** Reads a CSV file's text: a header, commas, quotes doubled inside quoted fields, line breaks allowed there. */
export const readTable = (file: string, text: string): Table => {
  const [names = [], ...rows] = records(text.replace(/^\uFEFF/, ""));
  const columns = names.map((_, j) => rows.map((row) => row[j] || null));
  return {
    file,
    rows: rows.length,
    names,
    columns: Object.fromEntries(names.map((name, j) => [name, columns[j] ?? []])),
  };
};

/** The rows given, in their order. */
export const pickTableRows = (table: Table, rows: readonly number[]): Table => ({
  ...table,
  rows: rows.length,
  columns: Object.fromEntries(
    Object.entries(table.columns).map(([name, cells]) => [name, rows.map((row) => cells[row] ?? null)]),
  ),
});

/** The table with one more column, or with another in its place. */
export const withColumn = (table: Table, name: string, cells: readonly (string | null)[]): Table => ({
  ...table,
  names: table.names.includes(name) ? table.names : [...table.names, name],
  columns: { ...table.columns, [name]: cells },
});

/** Row numbers without a missing value in any of the columns. */
export const completeRows = (table: Table, names: readonly string[]): readonly number[] => {
  const cells = names.map((name) => textColumn(table, name));
  return Array.from({ length: table.rows }, (_, row) => row).filter((row) =>
    cells.every((column) => column[row] !== null),
  );
};

/** A column as text; a missing value is `null`. */
export const textColumn = (table: Table, name: string): readonly (string | null)[] => {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (!column) throw new RangeError(`column not in ${table.file}: ${name}`);
  return column;
};

/** A column as numbers; a missing value is `null`. */
export const numberColumn = (table: Table, name: string): readonly (number | null)[] =>
  textColumn(table, name).map((cell) => {
    if (cell === null) return null;
    const value = toNumber(cell);
    if (value === null) throw new RangeError(`cell of ${table.file} ${name} not a number: ${cell}`);
    return value;
  });

/** A column as numbers that must all be there. */
export const numbers = (table: Table, name: string): readonly number[] =>
  numberColumn(table, name).map((value, row) => {
    if (value === null) throw new RangeError(`cell of ${table.file} ${name} empty: row ${row + 1}`);
    return value;
  });

/** Whether a column holds anything that is not a number: such a column is a factor in a formula. */
export const isText = (table: Table, name: string): boolean =>
  textColumn(table, name).some((cell) => cell !== null && toNumber(cell) === null);

/** A column as labels of groups: numbers as R would print them ("1" for "1.0"), text as it is. */
export const labelColumn = (table: Table, name: string): readonly (string | null)[] =>
  isText(table, name)
    ? textColumn(table, name)
    : numberColumn(table, name).map((value) => (value === null ? null : String(value)));

/** The different labels of a column: numbers by size, text in the order of the C locale. */
export const levels = (table: Table, name: string): readonly string[] => {
  const found = [...new Set(labelColumn(table, name))].filter((label) => label !== null);
  return isText(table, name) ? found.sort(byCode) : found.sort((a, b) => Number(a) - Number(b));
};

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const toNumber = (cell: string): number | null => {
  const text = cell.trim();
  if (/^[-+]?Inf(inity)?$/.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : null;
};

const records = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new RangeError(`CSV text unreadable at character: ${at}`);
    row.push(match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"'));
    if (match[3] === ",") {
      if (field.lastIndex === text.length) row.push("");
      else continue;
    }
    if (!(row.length === 1 && row[0] === "")) rows.push(row);
    row = [];
  }
  return rows;
};
