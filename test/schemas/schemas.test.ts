import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../../pipeline/ingest/compile-schema.ts";
import { tableSchemas } from "../../pipeline/ingest/table-schemas.ts";

const metaSchema = new Ajv2020({ strict: false }).getSchema(
  "https://json-schema.org/draft/2020-12/schema",
) as ValidateFunction;

type Schema = { readonly [key: string]: unknown };
const names = readdirSync("schemas")
  .filter((file) => file.endsWith(".schema.json"))
  .map((file) => file.replace(".schema.json", ""));
const read = (name: string): Schema => {
  const { $id: _, ...schema } = JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8")) as Schema;
  return schema;
};
const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every named field of a schema, however deep, with its path. */
const fieldsOf = (schema: Schema, path = ""): readonly (readonly [string, Schema])[] => {
  const own = Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([name, field]) => [
    [`${path}/${name}`, field] as const,
    ...fieldsOf(field, `${path}/${name}`),
  ]);
  const parts = [schema.items, schema.additionalProperties, ...[schema.oneOf, schema.anyOf].flat()];
  const defs = Object.values((schema.$defs ?? {}) as Record<string, Schema>);
  return [...own, ...[...parts, ...defs].filter(isSchema).flatMap((part) => fieldsOf(part, path))];
};

const open = (schema: Schema, path = ""): readonly string[] => {
  const here = schema.properties !== undefined && schema.additionalProperties !== false ? [path || "/"] : [];
  const inner = Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([name, field]) =>
    open(field, `${path}/${name}`),
  );
  const parts = [schema.items, schema.additionalProperties].filter(isSchema).flatMap((part) => open(part, `${path}/*`));
  return [...here, ...inner, ...parts];
};

describe.each(names)("%s.schema.json", (name) => {
  const schema = read(name);
  it("is JSON Schema 2020-12 that compiles in strict mode, closed, with a title and a description", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(() => compileSchema(schema)).not.toThrow();
    expect(metaSchema(schema), JSON.stringify(metaSchema.errors)).toBe(true);
    expect(open(schema)).toEqual([]);
    expect(schema.title).toBeTypeOf("string");
    expect(schema.description).toBeTypeOf("string");
  });

  it("gives each field a title, a description, a unit and examples that it accepts", () => {
    const fields = fieldsOf(schema).filter(([, field]) => !String(field.$ref ?? "").startsWith("study.schema"));
    expect(fields.length).toBeGreaterThan(1);
    for (const [path, field] of fields) {
      expect(field.title, path).toBeTypeOf("string");
      expect(String(field.description).length, path).toBeGreaterThan(3);
      expect(field.unit === null || typeof field.unit === "string", path).toBe(true);
      const examples = field.examples as readonly unknown[];
      expect(examples.length, path).toBeGreaterThan(0);
      if (
        field.properties !== undefined ||
        field.$ref !== undefined ||
        (isSchema(field.items) && field.items.properties !== undefined)
      )
        continue;
      const judge = compileSchema({ ...field, ...(schema.$defs ? { $defs: schema.$defs } : {}) });
      for (const example of examples) expect(judge(example), `${path}: ${JSON.stringify(example)}`).toEqual([]);
    }
  });
});

describe("the schemas of tables", () => {
  it.each(Object.entries(tableSchemas))("%s names no drug and no cohort", (_, schema) => {
    const fields = Object.entries(schema.properties).map(([name, { examples: _examples, ...field }]) => ({
      name,
      ...field,
    }));
    expect(JSON.stringify(fields)).not.toMatch(/ketamine|psilocybin|midazolam|\bkap\b|infusion|nasal/i);
  });

  it("have keys and references that exist", () => {
    for (const { key, references, properties } of Object.values(tableSchemas)) {
      for (const column of key ?? []) expect(properties).toHaveProperty(column);
      for (const { columns, table, to } of references ?? []) {
        expect(columns).toHaveLength(to.length);
        for (const column of columns) expect(properties).toHaveProperty(column);
        for (const column of to)
          expect(tableSchemas[table as keyof typeof tableSchemas].properties).toHaveProperty(column);
      }
    }
  });

  it("take the study's words from lists that the shipped study declares", () => {
    const study = JSON.parse(readFileSync("data/study.json", "utf8")) as { words: Record<string, unknown> };
    const lists = Object.values(tableSchemas).flatMap(({ properties }) =>
      Object.values(properties).flatMap((f) => f.words ?? []),
    );
    expect(new Set(lists).size).toBeGreaterThan(10);
    for (const list of lists) expect([...Object.keys(study.words), "cohort"]).toContain(list);
  });
});
