import { type Column, type Headline, type Study, type Table, textAt } from "../../model/index.ts";

/** One row of published evidence. */
export interface InputRow {
  readonly table: string;
  readonly key: string;
  /** Within the study folder. */
  readonly file: string;
  /** As a spreadsheet counts records, header = 1; `null` for a file that is no table. */
  readonly row: number | null;
  /** The physical line where the record starts. */
  readonly line: number | null;
  /** What stands there: its columns with something in them. */
  readonly cells: Readonly<Record<string, string>>;
}

interface Keyed {
  readonly table: Table;
  /** The columns whose texts, with a blank between, are the key. */
  readonly key: readonly string[];
}

const keyed = ({ evidence }: Pick<Study, "evidence">): Readonly<Record<string, Keyed>> => ({
  studies: { table: evidence.studies as unknown as Table, key: ["study_id"] },
  arms: { table: evidence.arms as unknown as Table, key: ["study_id", "arm_id"] },
  results: { table: evidence.results as unknown as Table, key: ["result_id"] },
  durability: { table: evidence.durability as unknown as Table, key: ["result_id"] },
  "risk-of-bias": { table: evidence.riskOfBias as unknown as Table, key: ["study_id"] },
});

/** Long remarks stay in the file. */
const REMARKS: ReadonlySet<string> = new Set(["notes", "reason", "abstract"]);

const cellsOf = ({ columns, extra }: Table, i: number, key: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries<Column>({ ...columns, ...extra }).flatMap(([name, column]) => {
      const text = textAt(column, i);
      return text === null || text === "" || REMARKS.has(name) || key.includes(name) ? [] : [[name, text]];
    }),
  );

const rowsOf = (name: string, { table, key }: Keyed, wanted: ReadonlySet<string>): readonly InputRow[] => {
  const columns = key.flatMap((id) => table.columns[id] ?? []);
  return Array.from({ length: table.length }, (_, i): readonly InputRow[] => {
    const text = columns.map((column) => textAt(column, i) ?? "").join(" ");
    return wanted.has(text)
      ? [
          {
            table: name,
            key: text,
            file: table.file.path,
            row: i + 2,
            line: table.line[i] as number,
            cells: cellsOf(table, i, key),
          },
        ]
      : [];
  }).flat();
};

/** The rows of published evidence behind a number, where they stand and what they say. Patients are never listed. */
export const inputRows = ({ rows }: Pick<Headline, "rows">, study: Pick<Study, "evidence">): readonly InputRow[] =>
  rows.flatMap((item): readonly InputRow[] => {
    if (!("keys" in item)) return [];
    const at = keyed(study)[item.table];
    return at
      ? rowsOf(item.table, at, new Set(item.keys))
      : item.keys.map((key) => ({
          table: item.table,
          key,
          file: `evidence/${item.table}.json`,
          row: null,
          line: null,
          cells: {},
        }));
  });

/** "data/evidence/results.csv:3", and the line where it is another number. */
export const placeOf = ({ file, row, line }: InputRow, folder: string): string =>
  `${folder}/${file}${row === null ? "" : `:${row}`}${line === row ? "" : ` (line ${line})`}`;
