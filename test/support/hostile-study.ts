import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hostileStrings } from "./hostile-strings.ts";
import { copyFolder, sleepStudy } from "./run-cli.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const all: readonly string[] = Object.values(hostileStrings);

/** Keys whose text is for readers only: nothing looks it up. */
const WORDS = new Set(
  "title question questionClinical funding interests searchNote label plain short with statement note notes description forMe notices authors".split(
    " ",
  ),
);

/** Every text for readers in a JSON file gets hostile words after it, each place the next of them. A bare small word may be an id. */
const hostileJson = (value: Json, next: () => string, here: string): Json => {
  if (typeof value === "string") return WORDS.has(here) && !/^[a-z-]+$/.test(value) ? `${value} ${next()}` : value;
  if (Array.isArray(value)) return value.map((one: Json) => hostileJson(one, next, here));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      hostileJson(inner, next, here === "labels" ? (typeof inner === "string" ? "label" : here) : key),
    ]),
  );
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** In the named columns of a table without quotes, every cell becomes hostile words alone: a formula then stands first. */
const hostileCsv = (text: string, columns: readonly string[], next: () => string): string => {
  const [head = "", ...rows] = text.trimEnd().split("\n");
  const names = head.split(",");
  return `${[head, ...rows.map((row) => row.split(",").map((cell, i) => (columns.includes(names[i] ?? "") ? quoted(next()) : cell)))].join("\n")}\n`;
};

/** The sleep study, in another folder, by somebody who means harm. */
export const hostileStudy = (folder: string): string => {
  copyFolder(sleepStudy, folder);
  let at = 0;
  const next = (): string => all[at++ % all.length] ?? "";
  const change = (path: string, to: (text: string) => string): void => {
    const file = join(folder, path);
    writeFileSync(file, to(readFileSync(file, "utf8")));
  };
  const json = (path: string): void =>
    change(path, (text) => JSON.stringify(hostileJson(JSON.parse(text) as Json, next, "")));
  change("study.json", (text) => {
    const study = JSON.parse(text) as Readonly<Record<string, Json>>;
    const most = Object.fromEntries(
      ["title", "question", "searchNote"].map((key) => [key, `${study[key]} ${all.join(" ")}`]),
    );
    return JSON.stringify({ ...(hostileJson(study, next, "") as object), ...most });
  });
  json("claims.json");
  for (const name of readdirSync(join(folder, "instruments"))) json(`instruments/${name}`);
  for (const name of readdirSync(join(folder, "patients"))) json(`patients/${name}/dataset.json`);
  const csv = (path: string, ...columns: readonly string[]): void =>
    change(path, (text) => hostileCsv(text, columns, next));
  csv("evidence/studies.csv", "title", "journal", "country", "setting", "notes");
  // Names of studies stand first in many cells: each begins as a formula does.
  const { formula, plus, minus, at: atSign } = hostileStrings;
  const formulas = [formula, plus, minus, atSign];
  let name = 0;
  change("evidence/studies.csv", (text) =>
    hostileCsv(text, ["first_author"], () => formulas[name++ % formulas.length] ?? ""),
  );
  csv("evidence/arms.csv", "label", "dose", "psychotherapy_type", "notes");
  csv("evidence/results.csv", "source_where", "notes");
  return folder;
};
