import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { Evidence, Plan, StudyFile } from "../../pipeline/model/index.ts";
import { type Kind, tableOf } from "./table.ts";

const root = join(import.meta.dirname, "..", "..");
const json = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), "utf8"));

interface Field {
  readonly type: string | readonly string[];
  readonly column?: string;
}

const kindOf = ({ type, column }: Field): Kind => {
  const types = typeof type === "string" ? [type] : type;
  if (types.includes("integer")) return "integer";
  if (types.includes("number")) return "number";
  return column === "text" ? "text" : "category";
};

/** One evidence table of the shipped study, parsed by its schema alone. */
const table = (name: string) => {
  const fields: Record<string, Field> = json("schemas", `${name}.schema.json`).properties;
  const kinds = Object.fromEntries(Object.entries(fields).map(([column, field]) => [column, kindOf(field)]));
  const text = readFileSync(join(root, "data", "evidence", `${name}.csv`), "utf8");
  const parsed = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const rows = parsed.data.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cell === "" ? null : cell])),
  );
  return tableOf(name, kinds, rows);
};

export const shippedPlan = (): Plan => {
  const { $schema: _schema, plan, ...rest }: StudyFile = json("data", "study.json");
  return { ...rest, ...plan };
};

/** The shipped published tables without the ingest layer; not for use outside tests. */
export const shippedEvidence = (): Evidence =>
  ({
    studies: table("studies"),
    arms: table("arms"),
    results: table("results"),
    riskOfBias: table("risk-of-bias"),
    durability: table("durability"),
    screening: null,
  }) as unknown as Evidence;
