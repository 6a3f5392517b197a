import type { Json } from "../../model/index.ts";

const DIGITS = 6;

/** Six digits are finer than any screen. */
const rounded = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)));

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields of a row: names of an object, places of a list of some length. */
const fieldsOf = (row: Json | undefined): readonly string[] | null => {
  if (typeof row !== "object" || row === null) return null;
  const fields = Object.keys(row);
  return Array.isArray(row) && fields.length < 2 ? null : fields;
};

const field = (row: Json, key: string): Json => (row as { readonly [key: string]: Json })[key] ?? null;

const alike = (a: readonly string[], b: readonly string[] | null): boolean =>
  b !== null && a.length === b.length && a.every((one, i) => one === b[i]);

const isOne = (column: readonly Json[]): boolean => {
  const [first] = column;
  if (typeof first !== "object" || first === null) return column.every((one) => one === first);
  const text = JSON.stringify(first);
  return column.every((one) => typeof one === "object" && JSON.stringify(one) === text);
};

const columnsOf = (rows: readonly Json[]): Json | null => {
  const [first] = rows;
  const fields = fieldsOf(first);
  if (rows.length < 2 || first === undefined || fields === null) return null;
  const list = Array.isArray(first);
  if (!rows.every((row) => Array.isArray(row) === list && alike(fields, fieldsOf(row)))) return null;
  const columns = fields.map((key) => {
    const column = rows.map((row) => packed(field(row, key)));
    return isOne(column) ? [column[0] ?? null] : column;
  });
  return { ...(list ? {} : { $k: fields }), $n: rows.length, $c: columns };
};

/** A value with few digits and with rows of one shape kept as columns, a column of one value once: `{"$k", "$n", "$c"}`. */
export const packed = (value: Json): Json => {
  if (typeof value === "number") return rounded(value);
  if (Array.isArray(value)) return columnsOf(value) ?? value.map(packed);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, packed(one)]));
};
