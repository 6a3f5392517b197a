/** One column of a table's schema, with the annotations that the door reads. */
export interface FieldSchema {
  readonly title: string;
  readonly description: string;
  readonly type: string | readonly string[];
  readonly enum?: readonly (string | number | null)[];
  readonly unit: string | null;
  readonly examples: readonly unknown[];
  /** `text`: free text, kept as it stands; any other string is a category. */
  readonly column?: string;
  /** Name of the list of `study.json` `words` that the values come from. */
  readonly words?: string;
  readonly [keyword: string]: unknown;
}

/** Columns whose values must stand together in columns of another table. */
export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly to: readonly string[];
}

/** JSON Schema 2020-12 over one row. Columns outside `required` may be absent from the file. */
export interface TableSchema {
  readonly title: string;
  readonly description: string;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, FieldSchema>>;
  /** Columns that name a row; without them, rows that repeat each other are a warning. */
  readonly key?: readonly string[];
  readonly references?: readonly Reference[];
  readonly [keyword: string]: unknown;
}

export type ColumnKind = "number" | "integer" | "category" | "text" | "items";

export const columnKind = (field: FieldSchema): ColumnKind => {
  const types: readonly string[] = typeof field.type === "string" ? [field.type] : field.type;
  if (types.includes("array")) return "items";
  if (types.includes("integer")) return "integer";
  if (types.includes("number")) return "number";
  return field.column === "text" ? "text" : "category";
};
