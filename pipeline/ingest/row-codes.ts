import { type Column, MISSING_INT, type Table } from "../model/index.ts";

/** A whole number for each row, the same where the values of the columns are the same; -1 where one is missing. */
interface Codes {
  readonly codes: ArrayLike<number>;
  readonly size: number;
}

/** The same numbers in order of first appearance: 0, 1, 2, … */
const compact = (values: ArrayLike<number | string | null>): Codes => {
  const codeOf = new Map<number | string, number>();
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number | string | null;
    if (value === null || Number.isNaN(value)) {
      codes[i] = -1;
      continue;
    }
    const code = codeOf.get(value) ?? codeOf.size;
    if (code === codeOf.size) codeOf.set(value, code);
    codes[i] = code;
  }
  return { codes, size: codeOf.size };
};

const integerCodes = (values: Int32Array): Codes => {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const value of values) {
    if (value === MISSING_INT) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === Number.POSITIVE_INFINITY) return { codes: new Int32Array(values.length).fill(-1), size: 0 };
  return {
    codes: Float64Array.from(values, (value) => (value === MISSING_INT ? -1 : value - low)),
    size: high - low + 1,
  };
};

const columnCodes = (column: Column): Codes => {
  if (column.kind === "category") return { codes: column.codes, size: column.levels.length };
  return column.kind === "integer" ? integerCodes(column.values) : compact(column.values);
};

/** Codes of rows by several columns together. With `missingCounts`, a missing value is a value like any other. */
export const rowCodes = (table: Table, columns: readonly string[], missingCounts = false): ArrayLike<number> => {
  const shift = missingCounts ? 1 : 0;
  let whole: Codes = { codes: new Float64Array(table.length), size: 1 };
  for (const name of columns) {
    const column = table.columns[name] ?? table.extra[name];
    if (column === undefined) continue;
    const part = columnCodes(column);
    const width = part.size + shift;
    if (whole.size * width > Number.MAX_SAFE_INTEGER) {
      const missing = Array.from(whole.codes, (code) => (code === -1 ? null : code));
      whole = compact(missing);
    }
    const codes = new Float64Array(table.length);
    for (let i = 0; i < codes.length; i += 1) {
      const before = whole.codes[i] as number;
      const here = (part.codes[i] as number) + shift;
      codes[i] = before === -1 || here === -1 ? -1 : before * width + here;
    }
    whole = { codes, size: whole.size * Math.max(1, width) };
  }
  return whole.codes;
};
