import { type InputFile, sha256, type Table } from "../model/index.ts";
import { checkHeader } from "./check-header.ts";
import { compileSchema, judgeOf } from "./compile-schema.ts";
import { extendSchema } from "./extend-schema.ts";
import { readRecords } from "./read-records.ts";
import { createRowReader, type RowReader } from "./row-reader.ts";
import { isReadable, type StudyFile } from "./study-files.ts";
import type { StudyWords } from "./study-words.ts";
import { type TableName, tableSchemas } from "./table-schemas.ts";

/** A table as it was read, with what the checks after it need. */
export interface ReadTable {
  readonly name: TableName;
  readonly table: Table;
  /** Record number of each row, as a spreadsheet counts (header = 1). */
  readonly row: Int32Array;
  /** The file was there and could be read to its end. */
  readonly present: boolean;
}

export interface TableSource extends StudyFile {
  readonly name: TableName;
  readonly words: StudyWords | null;
  /** Texts that mean missing, beside an empty cell. */
  readonly missing: readonly string[];
  readonly required: boolean;
}

const ragged = { names: [], items: 0, missing: new Set<string>() } as const;

/**
 * Reads one table. All its faults go to the log; the columns always come out, so that what is right can be checked
 * further. A file that is not there gives an empty table with every column of the schema.
 */
export const readTable = async (source: TableSource): Promise<ReadTable> => {
  const { name, path, log, words, missing } = source;
  const extras = words?.extraColumns.filter((extra) => extra.table === name) ?? [];
  const schema = extendSchema(tableSchemas[name], extras);
  const judge = extras.length === 0 ? judgeOf(schema) : compileSchema(schema);
  const reader = (header: Parameters<typeof createRowReader>[0]["header"]): RowReader =>
    createRowReader({ table: name, schema, judge, header, missing, file: path, log });

  let rows: RowReader | null = null;
  let read = { complete: false, bytes: 0, sha256: sha256("") };
  if (await isReadable(source, source.required)) {
    read = await readRecords(source, (cells, row, line) => {
      if (rows === null)
        rows = reader(checkHeader(cells, schema, { file: path, log, tolerateUnknown: words === null }));
      else rows.read(cells, row, line);
    });
  }
  const { columns, row, line } = (rows ?? reader(ragged)).done();
  if (read.complete && row.length === 0) log.add("table-without-rows", { file: path });

  const core = Object.keys(tableSchemas[name].properties);
  const entries = Object.entries(columns);
  const file: InputFile = { path, sha256: read.sha256, bytes: read.bytes, rows: row.length };
  const table: Table = {
    name,
    file,
    length: row.length,
    columns: Object.fromEntries(entries.filter(([column]) => core.includes(column))),
    extra: Object.fromEntries(entries.filter(([column]) => !core.includes(column))),
    line,
  };
  return { name, table, row, present: read.complete };
};

/** The table with the columns that its schema promises: the type is the schema's word, kept by `rows.ts`. */
export const typedTable = <C>(read: ReadTable): Table<C> => read.table as Table<C>;
