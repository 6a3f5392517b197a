import type { Dataset, InputFile, Json, Plan } from "../../model/index.ts";
import { extendSchema } from "../extend-schema.ts";
import type { TableSchema } from "../table-schema.ts";
import { type TableName, tableSchemas } from "../table-schemas.ts";
import { tableFields } from "./table-fields.ts";

export interface PackagedStudy {
  readonly plan: Pick<
    Plan,
    "id" | "title" | "question" | "authors" | "dataAsOf" | "licence" | "words" | "cohorts" | "extraColumns"
  >;
  readonly datasets: readonly Pick<Dataset, "id" | "kind" | "licence">[];
  readonly files: readonly InputFile[];
  /** Column names of each table, by the path of its file. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

type Descriptor = Readonly<Record<string, Json>>;

const PROFILES = "https://datapackage.org/profiles/2.0";

const SPDX = /^[A-Za-z0-9][A-Za-z0-9.+-]*$/;

const licences = (terms: string): Json =>
  SPDX.test(terms) ? [{ name: terms, path: `https://spdx.org/licenses/${terms}` }] : [{ name: "other", title: terms }];

/** A resource's name: unique in the package, and all that a foreign key needs. */
const nameOf = (path: string): string =>
  path
    .replace(/\.(csv|json)$/, "")
    .replace(/^(evidence|patients)\//, "")
    .replaceAll("/", "-")
    .toLowerCase();

/** The table that a path holds, and what its resources are called before the table's name. */
const tableAt = (path: string): { readonly table: TableName; readonly prefix: string } | null => {
  const [, set, table] = /^(?:evidence|patients\/([^/]+))\/([a-z-]+)\.csv$/.exec(path) ?? [];
  if (table === undefined || !Object.hasOwn(tableSchemas, table)) return null;
  return { table: table as TableName, prefix: set === undefined ? "" : `${set}-` };
};

const keys = (schema: TableSchema, columns: readonly string[], prefix: string): Descriptor => {
  const has = (names: readonly string[]): boolean => names.every((name) => columns.includes(name));
  const foreign = (schema.references ?? []).filter((reference) => has(reference.columns));
  return {
    ...(schema.key !== undefined && has(schema.key) ? { primaryKey: [...schema.key] } : {}),
    ...(foreign.length === 0
      ? {}
      : {
          foreignKeys: foreign.map((reference) => ({
            fields: [...reference.columns],
            reference: { resource: prefix + reference.table, fields: [...reference.to] },
          })),
        }),
  };
};

const resource = (file: InputFile, study: PackagedStudy): Descriptor => {
  const { path, bytes, sha256 } = file;
  const { plan, datasets, headers } = study;
  const set = datasets.find(({ id }) => path.startsWith(`patients/${id}/`));
  const common = {
    $schema: `${PROFILES}/dataresource.json`,
    name: nameOf(path),
    path,
    encoding: "utf-8",
    bytes,
    hash: `sha256:${sha256}`,
    ...(set === undefined ? {} : { licenses: licences(set.licence) }),
  };
  const at = tableAt(path);
  const columns = headers.get(path);
  if (at === null || columns === undefined) return { ...common, format: "json", mediatype: "application/json" };
  const schema = extendSchema(
    tableSchemas[at.table],
    plan.extraColumns.filter(({ table }) => table === at.table),
  );
  const lists = { ...plan.words, cohort: plan.cohorts.map(({ id }) => id) };
  return {
    ...common,
    type: "table",
    title: schema.title,
    description: schema.description,
    format: "csv",
    mediatype: "text/csv",
    schema: {
      $schema: `${PROFILES}/tableschema.json`,
      fields: tableFields(columns, schema, lists) as unknown as Json,
      missingValues: [""],
      ...keys(schema, columns, at.prefix),
    },
  };
};

/** `datapackage.json` (Frictionless, version 2) of a study folder. Real patients are left out: their tables are not published. */
export const dataPackage = (study: PackagedStudy): Descriptor => {
  const { plan, datasets, files } = study;
  const real = datasets.filter(({ kind }) => kind === "real").map(({ id }) => `patients/${id}/`);
  const published = files.filter(({ path }) => !real.some((folder) => path.startsWith(folder)));
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: plan.id,
    title: plan.title,
    description: plan.question,
    version: plan.dataAsOf,
    ...(plan.licence === undefined ? {} : { licenses: licences(plan.licence) }),
    contributors: plan.authors.map((title) => ({ title, roles: ["author"] })),
    resources: published.map((file) => resource(file, study)),
  };
};
