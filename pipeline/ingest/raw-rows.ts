import { createIssueLog } from "../model/index.ts";
import { readRecords } from "./read-records.ts";
import { isReadable, type StudyFiles } from "./study-files.ts";
import { tableSchemas } from "./table-schemas.ts";

/** Rows of a table as text, unjudged: what changed between two states of a file is told from these. */
export interface RawRows {
  readonly columns: readonly string[];
  /** By key: the cells of the key columns with "/" between them. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** The columns that name a row of `evidence/<table>.csv`; `null` for a file that is no such table. */
const keyOf = (path: string): readonly string[] | null => {
  const name = /^evidence\/([a-z-]+)\.csv$/.exec(path)?.[1];
  return (name === undefined ? null : tableSchemas[name as keyof typeof tableSchemas]?.key) ?? null;
};

/** The rows of one table of published evidence; `null` where it has no key, is absent or cannot be read to its end. */
export const readRawRows = async (files: StudyFiles, folder: string, path: string): Promise<RawRows | null> => {
  const key = keyOf(path);
  const file = { files, folder, path, log: createIssueLog() };
  if (key === null || !(await isReadable(file, false))) return null;
  let columns: readonly string[] = [];
  const rows = new Map<string, readonly string[]>();
  const { complete } = await readRecords(file, (cells, row) => {
    if (row === 1) columns = cells;
    else rows.set(key.map((name) => cells[columns.indexOf(name)] ?? "").join("/"), cells);
  });
  return complete ? { columns, rows } : null;
};
