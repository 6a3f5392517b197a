import type { Column, IssueLog } from "../model/index.ts";
import { buildColumn, type ColumnBuilder } from "./build-column.ts";
import { cellIssue } from "./cell-issue.ts";
import type { Header } from "./check-header.ts";
import type { Judge } from "./compile-schema.ts";
import { parseInteger, parseNumber } from "./parse-cell.ts";
import { shownValue } from "./shown-value.ts";
import { type ColumnKind, columnKind, type FieldSchema, type TableSchema } from "./table-schema.ts";
import type { TableName } from "./table-schemas.ts";

type Value = string | number | null;

export interface RowReader {
  read(cells: readonly string[], row: number, line: number): void;
  /** Columns by name, `item_1`, … among them; and the row and line of each. */
  done(): { readonly columns: Readonly<Record<string, Column>>; readonly row: Int32Array; readonly line: Int32Array };
}

interface Slot {
  readonly name: string;
  readonly kind: Exclude<ColumnKind, "items">;
  readonly yesOrNo: boolean;
  readonly builder: ColumnBuilder;
  /** Which cell of a record; -1 when the file has no such column. */
  readonly cell: number;
  /** Place among the items, -1 for any other column. */
  readonly item: number;
}

const isBoolean = (field: FieldSchema): boolean => field.enum?.includes(0) === true && field.enum.includes(1);

const convert = (slot: Slot, text: string | undefined, missing: ReadonlySet<string>): Value => {
  if (text === undefined || text === "" || missing.has(text)) return null;
  if (slot.yesOrNo) return text === "true" ? 1 : text === "false" ? 0 : parseInteger(text);
  if (slot.kind === "number") return parseNumber(text);
  return slot.kind === "integer" ? parseInteger(text) : text;
};

const slotsOf = (schema: TableSchema, header: Header): readonly Slot[] => {
  const fields = Object.entries(schema.properties).flatMap(([name, field]): Slot[] => {
    const kind = columnKind(field);
    if (kind === "items") return [];
    const cell = header.names.indexOf(name);
    return [{ name, kind, yesOrNo: isBoolean(field), builder: buildColumn(kind), cell, item: -1 }];
  });
  const items = Array.from({ length: header.items }, (_, item): Slot => {
    const name = `item_${item + 1}`;
    return {
      name,
      kind: "number",
      yesOrNo: false,
      builder: buildColumn("number"),
      cell: header.names.indexOf(name),
      item,
    };
  });
  return [...fields, ...items];
};

/** Reads records into columns: converts each cell strictly, lets the schema judge the row, tells each faulty cell once. */
export const createRowReader = (options: {
  readonly table: TableName;
  readonly schema: TableSchema;
  readonly judge: Judge;
  readonly header: Header;
  readonly missing: readonly string[];
  readonly file: string;
  readonly log: IssueLog;
}): RowReader => {
  const { table, schema, judge, header, file, log } = options;
  const slots = slotsOf(schema, header);
  const missing = new Set(options.missing);
  const rows = buildColumn("integer");
  const lines = buildColumn("integer");
  const object: Record<string, Value | Value[]> = {};
  const items: Value[] = Array.from({ length: header.items }, () => null);
  if (schema.properties.items !== undefined) object.items = header.items > 0 ? items : null;

  const tell = (cells: readonly string[], row: number, line: number): void => {
    const errors = judge(object);
    if (errors.length === 0) return;
    const told = new Set(header.missing);
    for (const error of errors) {
      const [, field = "", item] = error.instancePath.split("/");
      const name = item === undefined ? field : `item_${Number(item) + 1}`;
      if (told.has(name)) continue;
      told.add(name);
      const slot = slots.find((one) => one.name === name);
      const text = slot === undefined ? undefined : cells[slot.cell];
      const value = (item === undefined ? object[field] : items[Number(item)]) as Value;
      const definition = schema.properties[field] as FieldSchema;
      const shown = text === undefined || value === null ? null : shownValue(table, name, text);
      cellIssue(log, error, { field: definition, value, shown, at: { file, row, line, column: name } });
    }
  };

  return {
    read: (cells, row, line) => {
      if (cells.every((cell) => cell === "")) {
        log.add("row-blank", { file, row, line });
        return;
      }
      if (cells.length !== header.names.length) {
        log.add("row-ragged", { file, row, line }, null, { cells: cells.length, columns: header.names.length });
      }
      for (const slot of slots) {
        const value = convert(slot, cells[slot.cell], missing);
        slot.builder.push(value);
        if (slot.item === -1) object[slot.name] = value;
        else items[slot.item] = value;
      }
      rows.push(row);
      lines.push(line);
      tell(cells, row, line);
    },
    done: () => {
      const integers = (column: Column): Int32Array => (column.kind === "integer" ? column.values : new Int32Array(0));
      const columns = Object.fromEntries(slots.map(({ name, builder }) => [name, builder.done()]));
      return { columns, row: integers(rows.done()), line: integers(lines.done()) };
    },
  };
};
