import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readTable } from "./read-table.ts";
import type { ReferenceCase } from "./types.ts";

interface CaseFile extends Omit<ReferenceCase, "tables"> {
  readonly data: string | readonly string[];
}

/** The ids of all cases of a folder, ascending. */
export const caseIds = (folder: string): readonly string[] =>
  readdirSync(join(folder, "cases"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();

/** One case of a folder with the tables it is computed from: <folder>/cases/<id>.json, <folder>/data/*.csv. */
export const loadCase = (folder: string, id: string): ReferenceCase => {
  const { data, ...rest } = JSON.parse(readFileSync(join(folder, "cases", `${id}.json`), "utf8")) as CaseFile;
  const files = (typeof data === "string" ? [data] : data).map((file) => basename(file));
  return {
    ...rest,
    tables: files.map((file) => readTable(file, readFileSync(join(folder, "data", file), "utf8"))),
  };
};
