import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import { writeTemplate } from "./generate-template.ts";
import { readonlyTypes } from "./readonly-types.ts";

type Schema = { readonly [key: string]: unknown };
type Fields = { readonly [name: string]: Schema };

const folder = dirname(fileURLToPath(import.meta.url));
export const rowsPath = join(folder, "../pipeline/model/rows.ts");

/** These have types of their own, written by hand beside the model. */
const handWritten = new Set(["report", "version", "manifest", "texts"]);
const tables = [
  "studies",
  "arms",
  "results",
  "risk-of-bias",
  "durability",
  "patients",
  "outcomes",
  "sessions",
  "satisfaction",
  "events",
];

const pascal = (name: string): string => name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

const isObject = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A copy without titles and examples; array lengths stay only where they make a tuple, definitions get the file's name. */
const bare = (value: unknown, prefix: string, insideFields = false): unknown => {
  if (Array.isArray(value)) return value.map((part) => bare(part, prefix));
  if (!isObject(value)) return value;
  const isScalar = isObject(value.items) && value.items.type !== "object";
  const isTuple = isScalar && typeof value.minItems === "number" && value.minItems === value.maxItems;
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    if (!insideFields) {
      if (key === "title" || key === "examples" || key === "$id" || key === "$schema") continue;
      if ((key === "minItems" || key === "maxItems") && !isTuple) continue;
      if (key === "$ref" && typeof part === "string") {
        copy[key] = part.replace(/\/([^/]+)$/, (_, name: string) => `/${prefix}${pascal(name)}`);
        continue;
      }
      if (key === "$defs" && isObject(part)) {
        copy[key] = Object.fromEntries(
          Object.entries(part).map(([name, schema]) => [prefix + pascal(name), bare(schema, prefix)]),
        );
        continue;
      }
    }
    copy[key] = bare(part, prefix, key === "properties" && !insideFields);
  }
  return copy;
};

const typesOf = async (schema: Schema, name: string, prefix: string): Promise<string> => {
  const source = { ...(bare(schema, prefix) as Schema), title: name };
  const options = { bannerComment: "", additionalProperties: false, unknownAny: true, style: { printWidth: 120 } };
  return readonlyTypes(await compile(source, name, options)).trim();
};

const columnKind = (field: Schema): string | null => {
  const types = [field.type].flat();
  if (types.includes("array")) return null;
  if (types.includes("integer")) return "IntegerColumn";
  if (types.includes("number")) return "NumberColumn";
  return field.column === "text" ? "TextColumn" : "CategoryColumn";
};

const columnsOf = (name: string, fields: Fields): string => {
  const lines = Object.entries(fields).flatMap(([field, schema]) => {
    const kind = columnKind(schema);
    return kind === null ? [] : [`  readonly ${field}: ${kind};`];
  });
  return `export interface ${name}Columns {\n${lines.join("\n")}\n}`;
};

const read = (name: string): Schema => JSON.parse(readFileSync(join(folder, `${name}.schema.json`), "utf8")) as Schema;

/** The text of `pipeline/model/rows.ts`: a row and a columns type for each table, a file type for each JSON file. */
export const generateRows = async (): Promise<string> => {
  const parts: string[] = [];
  for (const name of tables) {
    const schema = read(name);
    const fields = schema.properties as Fields;
    const whole = { ...schema, required: Object.keys(fields) };
    parts.push(await typesOf(whole, `${pascal(name)}Row`, pascal(name)), columnsOf(pascal(name), fields));
  }
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".schema.json"))
    .map((file) => file.slice(0, -".schema.json".length))
    .filter((name) => !tables.includes(name) && !handWritten.has(name))
    .sort();
  for (const name of names) parts.push(await typesOf(read(name), `${pascal(name)}File`, pascal(name)));
  return `// Written by \`npm run types\` from schemas/; edit the schema, not this file.
import type { CategoryColumn, IntegerColumn, NumberColumn, TextColumn } from "./table.ts";

${parts.join("\n\n")}
`;
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(rowsPath, await generateRows());
  writeTemplate();
}
