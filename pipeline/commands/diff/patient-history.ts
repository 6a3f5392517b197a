import { type Effects, WorldError } from "../../effects/effects.ts";
import { type TableName, tableSchemas } from "../../ingest/index.ts";
import { type Dataset, type InputFile, sha256, type Table } from "../../model/index.ts";
import { type Rows, tableRows } from "../../report/diff/table-rows.ts";

/** What is kept beside the patients of a version: the key and a digest of each row, by file. */
interface History {
  readonly schema: "afterglow/history/1";
  readonly version: number;
  /** SHA-256 of the version's report.json: another report folder may have a version of this number. */
  readonly report: string;
  readonly files: Readonly<
    Record<string, { readonly sha256: string; readonly rows: readonly (readonly [key: string, digest: string])[] }>
  >;
}

const MAX_BYTES = 1024 * 1024 * 1024;

export const historyPath = (study: string, number: number): string => `${study}/.history/v${number}.json`;

/** The rows of a patient table by key, each as one digest of its cells. */
export const digestRows = (table: Table<object>): Rows => {
  const rows = tableRows(table, tableSchemas[table.name as TableName].key);
  return new Map([...rows].map(([key, cells]) => [key, { row: sha256(JSON.stringify(cells)) }]));
};

const readFile = async (path: string, files: Effects["files"]): Promise<History | null> => {
  if ((await files.kind(path)) !== "file") return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await files.readAll(path, MAX_BYTES)));
    const known = value as Partial<History> | null;
    return known?.schema === "afterglow/history/1" && typeof known.files === "object" ? (known as History) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** The rows of the patient files of a version, as far as they were kept and are of those very files. */
export const readHistory = async (
  study: string,
  side: { readonly number: number | null; readonly inputs: readonly InputFile[] | null },
  files: Effects["files"],
): Promise<ReadonlyMap<string, Rows>> => {
  const history = side.number === null ? null : await readFile(historyPath(study, side.number), files);
  return new Map(
    (side.inputs ?? []).flatMap(({ path, sha256: digest }): (readonly [string, Rows])[] => {
      const kept = history?.files[path];
      if (kept?.sha256 !== digest || !Array.isArray(kept.rows) || !kept.rows.every(Array.isArray)) return [];
      return [[path, new Map(kept.rows.map(([key, row]) => [key, { row }]))]];
    }),
  );
};

/**
 * Keeps the rows of a new version's patients beside them, where git does not hold the tables: without this nobody could tell later
 * which rows changed. What is kept of a version of another report folder is left alone; a folder that cannot be written loses nothing.
 *
 * @param version the new one; `amended`: digest of the report that it takes the place of.
 */
export const keepHistory = async (
  study: string,
  datasets: readonly Dataset[],
  version: { readonly number: number; readonly report: string; readonly amended: string | null },
  { files, git, terminal }: Effects,
): Promise<void> => {
  const untracked: Dataset[] = [];
  for (const dataset of datasets)
    if ((await git.show("HEAD", `${study}/${dataset.tables.patients.file.path}`)) === null) untracked.push(dataset);
  if (untracked.length === 0) return;
  const path = historyPath(study, version.number);
  const tables = untracked.flatMap(({ tables: all }): readonly Table<object>[] => Object.values(all));
  const history: History = {
    schema: "afterglow/history/1",
    version: version.number,
    report: version.report,
    files: Object.fromEntries(
      tables.map((table) => [
        table.file.path,
        {
          sha256: table.file.sha256,
          rows: [...digestRows(table)].map(([key, cells]) => [key, cells.row as string] as const),
        },
      ]),
    ),
  };
  try {
    const before = await readFile(path, files);
    if (before !== null && before.report !== version.amended && before.report !== version.report) return;
    const temporary = `${path}.tmp-${process.pid}`;
    await files.writeAll(temporary, new TextEncoder().encode(`${JSON.stringify(history)}\n`));
    await files.replace(temporary, path);
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    terminal.err(`Rows of patients were not kept for a later comparison: ${error.message}`);
  }
};
