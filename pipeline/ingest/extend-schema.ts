import type { StudyFile } from "../model/index.ts";
import type { FieldSchema, TableSchema } from "./table-schema.ts";

type ExtraColumn = StudyFile["extraColumns"][number];

const field = (extra: ExtraColumn): FieldSchema => {
  const { title, description, unit, levels } = extra;
  const common = { title, description, unit, examples: [] };
  switch (extra.type) {
    case "boolean":
      return { ...common, type: ["integer", "null"], enum: [0, 1, null] };
    case "category":
      return levels === null
        ? { ...common, type: ["string", "null"], pattern: "^\\S(.*\\S)?$", maxLength: 64 }
        : { ...common, type: ["string", "null"], enum: [...levels, null] };
    default:
      return { ...common, type: [extra.type, "null"] };
  }
};

/** The schema of a table together with the columns that the study declares; such a column may be absent or empty. */
export const extendSchema = (schema: TableSchema, extras: readonly ExtraColumn[]): TableSchema => {
  if (extras.length === 0) return schema;
  const added = Object.fromEntries(extras.map((extra) => [extra.name, field(extra)]));
  return { ...schema, properties: { ...added, ...schema.properties } };
};
