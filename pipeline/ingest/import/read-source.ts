import type { InputFile, IssueLog, MappingFile } from "../../model/index.ts";
import { readRecords } from "../read-records.ts";
import { isReadable, type StudyFiles } from "../study-files.ts";
import { type ColumnNames, type Doubt, doubtOf } from "./doubt.ts";
import { type SourceColumns, sourceColumns } from "./source-columns.ts";
import { sourceNumber } from "./source-number.ts";
import { NUMBER_FIELDS, type SourceRow } from "./source-row.ts";

export interface SourceTable {
  readonly rows: readonly SourceRow[];
  readonly columns: ColumnNames;
  readonly file: InputFile;
  /** Cells of number columns that hold something else. */
  readonly doubts: readonly Doubt[];
}

const numberFields: readonly string[] = NUMBER_FIELDS;

const rowOf = (
  cells: readonly string[],
  at: { readonly row: number; readonly line: number },
  { place }: SourceColumns,
  mapping: MappingFile,
): { readonly row: SourceRow; readonly wrong: readonly string[] } => {
  const text: Record<string, string | null> = {};
  const number: Record<string, number | null> = {};
  const wrong: string[] = [];
  for (const [field, i] of Object.entries(place)) {
    const cell = (cells[i] ?? "").trim();
    text[field] = mapping.missing.includes(cell) ? null : cell;
    if (!numberFields.includes(field) || text[field] === null) continue;
    number[field] = sourceNumber(cell, mapping.decimalMarks);
    if (number[field] === null) wrong.push(field);
  }
  return { row: { ...at, text, number }, wrong };
};

/** Reads the table that is imported; `null` when its bytes or its header make that impossible, then the log says why. */
export const readSource = async (
  source: { readonly files: StudyFiles; readonly folder: string; readonly log: IssueLog },
  mapping: MappingFile,
): Promise<SourceTable | null> => {
  const file = { ...source, path: mapping.file };
  if (!(await isReadable(file, true))) return null;
  const { log } = source;
  const rows: SourceRow[] = [];
  const doubts: Doubt[] = [];
  let columns: SourceColumns | null = null;
  let width = 0;
  const read = await readRecords(file, (cells, row, line) => {
    if (columns === null) {
      columns = sourceColumns(cells, mapping, { file: mapping.file, log });
      width = cells.length;
      return;
    }
    if (cells.length === 1 && cells[0] === "") log.add("row-blank", { file: mapping.file, row, line });
    else if (cells.length !== width)
      log.add("row-ragged", { file: mapping.file, row, line }, null, { cells: cells.length, columns: width });
    else {
      const { names } = columns;
      const made = rowOf(cells, { row, line }, columns, mapping);
      rows.push(made.row);
      for (const field of made.wrong) doubts.push(doubtOf(made.row, names, { field, kind: "text", other: null }));
    }
  });
  if (!read.complete || columns === null || log.issues().errors > 0) return null;
  const { names } = columns as SourceColumns;
  return {
    rows,
    columns: names,
    doubts,
    file: { path: mapping.file, sha256: read.sha256, bytes: read.bytes, rows: rows.length },
  };
};
