import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataPackage } from "../../../pipeline/ingest/data-package/data-package.ts";
import { parseRecords } from "../../../pipeline/ingest/parse-records.ts";
import { sha256 } from "../../../pipeline/model/index.ts";
import { datapackageText } from "../../../schemas/generate-datapackage.ts";
import { shippedStudy } from "../../support/run-cli.ts";

interface Field {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly constraints: Readonly<Record<string, unknown>>;
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
  readonly type?: string;
  readonly schema?: {
    readonly fields: readonly Field[];
    readonly missingValues: readonly string[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}

interface Package {
  readonly $schema: string;
  readonly name: string;
  readonly licenses: readonly { readonly name: string }[];
  readonly contributors: readonly { readonly title: string; readonly roles: readonly string[] }[];
  readonly resources: readonly Resource[];
}

const written = readFileSync(join(shippedStudy, "datapackage.json"), "utf8");
const shipped = JSON.parse(written) as Package;
const tables = shipped.resources.filter(({ type }) => type === "table");
const rowsOf = (path: string): readonly (readonly string[])[] =>
  parseRecords(readFileSync(join(shippedStudy, path), "utf8"), ",", "\n");

describe("data/datapackage.json", () => {
  it("is up to date: node --import tsx schemas/generate-datapackage.ts writes it anew", async () => {
    expect(written === (await datapackageText(shippedStudy))).toBe(true);
  });

  it("keeps the rules of the data package profile, version 2", () => {
    expect(shipped.$schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json");
    expect(shipped.resources.length).toBeGreaterThan(10);
    const names = shipped.resources.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name } of shipped.licenses) expect(name).toMatch(/^[-a-zA-Z0-9._]+$/);
    for (const { title, roles } of shipped.contributors) expect([title.length > 0, roles]).toEqual([true, ["author"]]);
    for (const resource of shipped.resources) {
      expect(resource.name).toMatch(/^[a-z0-9._-]+$/);
      expect(resource.path).toMatch(/^(?=[^./~])((?!\.\.).)*$/); // inside the package: no "..", no root, no home
      expect(resource.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
  });

  it("names files that are there, with their sizes and digests", () => {
    for (const { path, hash, bytes } of shipped.resources) {
      const file = join(shippedStudy, path);
      expect(existsSync(file), path).toBe(true);
      const body = readFileSync(file);
      expect([path, `sha256:${sha256(body)}`, body.length]).toEqual([path, hash, bytes]);
    }
  });

  it("describes every column of every table, in the order of the file", () => {
    expect(tables.map(({ name }) => name).sort()).toEqual(
      ["arms", "durability", "results", "risk-of-bias", "studies"]
        .concat(["events", "outcomes", "patients", "satisfaction", "sessions"].map((name) => `simulated-${name}`))
        .sort(),
    );
    for (const { path, schema } of tables) {
      expect(schema?.fields.map(({ name }) => name)).toEqual(rowsOf(path)[0]);
      for (const { name, title, description, type } of schema?.fields ?? []) {
        expect(["string", "integer", "number"], name).toContain(type);
        expect(title.length > 0 && description.length > 10 && description !== "Not described.", name).toBe(true);
      }
    }
  });

  it.each(tables.map((table) => [table.name, table] as const))(
    "describes each cell of %s as it is",
    (_, { path, schema }) => {
      const [header = [], ...rows] = rowsOf(path);
      const fields = schema?.fields ?? [];
      const faults: string[] = [];
      for (const { name, type, constraints } of fields) {
        const at = header.indexOf(name);
        const { required, minimum, maximum, pattern, enum: words } = constraints;
        const allowed = words === undefined ? null : new Set((words as unknown[]).map(String));
        const form = pattern === undefined ? null : new RegExp(`^(?:${pattern as string})$`, "u");
        for (const row of rows) {
          const cell = row[at] ?? "";
          const number = Number(cell);
          const isSound =
            cell === ""
              ? required !== true
              : (type === "string" || Number.isFinite(number)) &&
                (type !== "integer" || Number.isInteger(number)) &&
                (allowed === null || allowed.has(cell)) &&
                (minimum === undefined || number >= (minimum as number)) &&
                (maximum === undefined || number <= (maximum as number)) &&
                (form === null || form.test(cell));
          if (!isSound) faults.push(`${name}: ${cell}`);
        }
      }
      expect(faults.slice(0, 5)).toEqual([]);
    },
  );

  it("has primary keys that name one row each, and foreign keys that lead somewhere", () => {
    const columns = (resource: Resource, names: readonly string[]): readonly string[] => {
      const [header = [], ...rows] = rowsOf(resource.path);
      return rows.map((row) => names.map((name) => row[header.indexOf(name)] ?? "").join("\u0000"));
    };
    let foreign = 0;
    for (const table of tables) {
      const keys = table.schema?.primaryKey;
      if (keys !== undefined) expect(new Set(columns(table, keys)).size, table.name).toBe(columns(table, keys).length);
      for (const { fields, reference } of table.schema?.foreignKeys ?? []) {
        const target = tables.find(({ name }) => name === reference.resource) as Resource;
        const there = new Set(columns(target, reference.fields));
        foreign += 1;
        // A key with an empty part points nowhere, as in a database.
        const pointing = columns(table, fields).filter((key) => !key.split("\u0000").includes(""));
        expect(pointing.filter((key) => !there.has(key)).slice(0, 3), table.name).toEqual([]);
      }
    }
    expect(foreign).toBeGreaterThan(7);
  });
});

it("leaves out the tables of real patients, and names terms in words where they are no SPDX identifier", () => {
  const file = (path: string) => ({ path, sha256: "0".repeat(64), bytes: 1, rows: 1 });
  const made = dataPackage({
    plan: {
      id: "s",
      title: "S",
      question: "Q?",
      authors: ["A"],
      dataAsOf: "2025-01-01",
      words: {},
      cohorts: [],
      extraColumns: [],
    } as never,
    datasets: [
      { id: "clinic", kind: "real", licence: "secret" },
      { id: "made-up", kind: "simulated", licence: "Free for teaching." },
    ],
    files: [file("study.json"), file("patients/clinic/patients.csv"), file("patients/made-up/patients.csv")],
    headers: new Map([["patients/made-up/patients.csv", ["patient_id", "odd"]]]),
  }) as unknown as Package;
  expect(made.resources.map(({ path }) => path)).toEqual(["study.json", "patients/made-up/patients.csv"]);
  expect(JSON.stringify(made)).not.toContain("clinic");
  expect(made.licenses).toBeUndefined();
  expect(made.resources[1]).toMatchObject({ licenses: [{ name: "other", title: "Free for teaching." }] });
  expect(made.resources[1]?.schema?.fields[1]).toMatchObject({ name: "odd", type: "string" });
});
