import {
  type CategoryColumn,
  type Column,
  type IntegerColumn,
  MISSING_INT,
  type NumberColumn,
  type Table,
  type TextColumn,
} from "../../pipeline/model/index.ts";

export type Kind = "number" | "integer" | "category" | "text";

type ColumnOf<K extends Kind> = K extends "number"
  ? NumberColumn
  : K extends "integer"
    ? IntegerColumn
    : K extends "category"
      ? CategoryColumn
      : TextColumn;

export type ColumnsOf<K extends Readonly<Record<string, Kind>>> = { readonly [Name in keyof K]: ColumnOf<K[Name]> };

type Value = string | number | null | undefined;

const columnOf = <K extends Kind>(kind: K, values: readonly Value[]): ColumnOf<K> => {
  const make = (): Column => {
    if (kind === "number") {
      return { kind: "number", values: Float64Array.from(values, (v) => (v == null ? Number.NaN : Number(v))) };
    }
    if (kind === "integer") {
      return { kind: "integer", values: Int32Array.from(values, (v) => (v == null ? MISSING_INT : Number(v))) };
    }
    const texts = values.map((v) => (v == null ? null : String(v)));
    if (kind === "text") return { kind: "text", values: texts };
    const levels = [...new Set(texts.filter((t): t is string => t !== null))].sort();
    return { kind: "category", levels, codes: Int32Array.from(texts, (t) => (t === null ? -1 : levels.indexOf(t))) };
  };
  return make() as ColumnOf<K>;
};

const columnsOf = <K extends Readonly<Record<string, Kind>>>(
  kinds: K,
  rows: readonly Readonly<Record<string, Value>>[],
): ColumnsOf<K> =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      columnOf(
        kind,
        rows.map((row) => row[name]),
      ),
    ]),
  ) as ColumnsOf<K>;

/**
 * A table from rows written by hand. `kinds` names the declared columns, `extraKinds` those of `study.json`;
 * a cell that is absent, `null` or `undefined` is missing.
 *
 * @example tableOf("outcomes", { patient_id: "category", day: "integer" }, [{ patient_id: "a", day: 0 }])
 */
export const tableOf = <const K extends Readonly<Record<string, Kind>>>(
  name: string,
  kinds: K,
  rows: readonly Readonly<Record<string, Value>>[],
  extraKinds: Readonly<Record<string, Kind>> = {},
): Table<ColumnsOf<K>> => ({
  name,
  file: { path: `${name}.csv`, sha256: "0".repeat(64), bytes: 0, rows: rows.length },
  length: rows.length,
  columns: columnsOf(kinds, rows),
  extra: columnsOf(extraKinds, rows),
  line: Int32Array.from(rows, (_, i) => i + 2),
});
