import type { Json } from "../../model/index.ts";
import type { FieldSchema, TableSchema } from "../table-schema.ts";

/** One column as Table Schema (Frictionless, version 2) has it. */
export interface PackageField {
  readonly name: string;
  readonly type: "string" | "integer" | "number";
  readonly title: string;
  readonly description: string;
  readonly constraints: Readonly<Record<string, Json>>;
}

const KEPT = ["minimum", "maximum", "minLength", "maxLength", "pattern"] as const;

const typeOf = (field: FieldSchema): PackageField["type"] => {
  const types: readonly string[] = typeof field.type === "string" ? [field.type] : field.type;
  return types.includes("integer") ? "integer" : types.includes("number") ? "number" : "string";
};

const isNullable = (field: FieldSchema): boolean => Array.isArray(field.type) && field.type.includes("null");

/** A column is described with its unit: Table Schema has no place of its own for one. */
const described = ({ description, unit }: FieldSchema): string =>
  unit === null ? description : `${description} Unit: ${unit}.`;

const ITEM = /^item_\d+$/;

const fieldOf = (
  name: string,
  field: FieldSchema,
  lists: Readonly<Record<string, readonly string[]>>,
): PackageField => {
  const words =
    field.enum?.filter((word) => word !== null) ?? (field.words === undefined ? undefined : lists[field.words]);
  const kept = KEPT.flatMap((key) =>
    field[key] === undefined || words !== undefined ? [] : [[key, field[key] as Json]],
  );
  return {
    name,
    type: typeOf(field),
    title: field.title,
    description: described(field),
    constraints: {
      required: !isNullable(field),
      ...(Object.fromEntries(kept) as Readonly<Record<string, Json>>),
      ...(words === undefined ? {} : { enum: words as Json }),
    },
  };
};

/** The columns of a file in its own order. A name that the schema does not know is left to be a string. */
export const tableFields = (
  columns: readonly string[],
  schema: TableSchema,
  lists: Readonly<Record<string, readonly string[]>>,
): readonly PackageField[] =>
  columns.map((name) => {
    const item = ITEM.test(name) ? (schema.properties.items?.items as FieldSchema | undefined) : undefined;
    const field = schema.properties[name] ?? item;
    return field === undefined
      ? { name, type: "string", title: name, description: "Not described.", constraints: {} }
      : fieldOf(name, field, lists);
  });
