import { readFileSync } from "node:fs";
import { shippedMappings } from "../../pipeline/ingest/import/shipped-mappings.ts";
import { type Imported, importContrasts, readStudy, sourceFacts } from "../../pipeline/ingest/index.ts";
import { createIssueLog, type Issues, type MappingFile, type Study } from "../../pipeline/model/index.ts";
import { memoryFiles } from "../ingest/memory-files.ts";

const folderOf = (set: string): string => `test/fixtures/metapsy/data-${set}`;

/** The table of a cut data set. */
export const sourceText = (set: string): string => readFileSync(`${folderOf(set)}/data.csv`, "utf8");

/** A source folder in memory; `table` in place of its data.csv. */
export const sourceFolder = (set: string, table: string | Uint8Array = sourceText(set)) => ({
  "in/data.csv": table,
  "in/license": readFileSync(`${folderOf(set)}/license`, "utf8"),
  "in/metadata/shorthand.txt": `${set}\n`,
  "in/metadata/last_search.txt": readFileSync(`${folderOf(set)}/metadata/last_search.txt`, "utf8"),
  "in/metadata/authors.json": readFileSync(`${folderOf(set)}/metadata/authors.json`, "utf8"),
});

export const mapping = shippedMappings.metapsy as MappingFile;

/** Imports a table in memory with the shipped mapping. */
export const imported = async (
  set: string,
  table?: string | Uint8Array,
): Promise<{ readonly made: Imported | null; readonly issues: Issues }> => {
  const log = createIssueLog();
  const files = memoryFiles(sourceFolder(set, table));
  const facts = await sourceFacts(files, "in");
  const declared = mapping.sets.find(({ id }) => id === set);
  if (declared === undefined) throw new Error(`no set ${set}`);
  const made = await importContrasts({ files, folder: "in", log }, { mapping, set: declared, facts });
  return { made, issues: log.issues() };
};

/** The study that an imported folder is. */
export const importedStudyOf = async (made: Imported | null): Promise<Study> => {
  if (made === null) throw new Error("nothing was imported");
  const entries = Object.fromEntries(Object.entries(made.files).map(([path, text]) => [`s/${path}`, text]));
  const { study, issues } = await readStudy(memoryFiles(entries), "s");
  if (study === null) throw new Error(JSON.stringify(issues.groups, null, 1));
  return study;
};

/** Records of a table whose quoted cells may hold line ends: the header first. */
export const recordsOf = (text: string): readonly string[] => {
  const records: string[] = [];
  let quoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '"') quoted = !quoted;
    if (text[i] === "\n" && !quoted) {
      records.push(text.slice(from, i + 1));
      from = i + 1;
    }
  }
  if (from < text.length) records.push(text.slice(from));
  return records;
};
