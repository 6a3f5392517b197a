import type { InputFile, IssueLog, MappingFile } from "../../model/index.ts";
import type { StudyFiles } from "../study-files.ts";
import { decimalDoubts } from "./decimal-doubts.ts";
import { DOUBT_KINDS, type Doubt, type DoubtKind, logDoubts } from "./doubt.ts";
import { effectDoubts } from "./effect-doubts.ts";
import { importedFiles } from "./imported-files.ts";
import { readSource } from "./read-source.ts";
import { refusedRow } from "./refused-row.ts";
import { slugs } from "./slug.ts";
import { sourceArms } from "./source-arms.ts";
import type { SourceFacts } from "./source-facts.ts";
import { sourceResults } from "./source-results.ts";
import { entryOf, numberOf, type SourceRow, textOf } from "./source-row.ts";
import { type CsvRow, type SourceSet, sourceStudy, wordOf } from "./source-study.ts";

export interface Imported {
  /** The study folder: text by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly source: InputFile;
  readonly rows: number;
  readonly refused: number;
  readonly studies: number;
  readonly doubts: Readonly<Record<DoubtKind, number>>;
}

const worst = (doubts: readonly Doubt[]): ReadonlyMap<number, DoubtKind> => {
  const byRow = new Map<number, DoubtKind>();
  for (const { row, kind } of doubts) {
    const before = byRow.get(row);
    if (before === undefined || DOUBT_KINDS.indexOf(kind) < DOUBT_KINDS.indexOf(before)) byRow.set(row, kind);
  }
  return byRow;
};

const logRow = (row: SourceRow, context: { file: string; column: string; set: SourceSet; log: IssueLog }): void => {
  const { file, column, set, log } = context;
  const at = { file, row: row.row, line: row.line };
  const instrument = textOf(row, "instrument");
  if (instrument !== null && entryOf(set.betterOf, instrument.toLowerCase()) === undefined)
    log.add("import-instrument-unknown", { ...at, column }, instrument, { better: set.better });
  if (["g", "mean1", "events1"].every((field) => numberOf(row, field) === null)) log.add("import-no-effect", at);
};

/**
 * Turns a table of contrasts, one row for each comparison of two arms, into a study folder. Cells that contradict the rest of
 * their row are listed and kept as they are. `null` when the table could not be read at all: then the log says why.
 */
export const importContrasts = async (
  source: { readonly files: StudyFiles; readonly folder: string; readonly log: IssueLog },
  declared: { readonly mapping: MappingFile; readonly set: SourceSet; readonly facts: SourceFacts },
): Promise<Imported | null> => {
  const { mapping, set } = declared;
  const { log } = source;
  const table = await readSource(source, mapping);
  if (table === null) return null;
  const { columns } = table;
  const rows = table.rows.filter((row) => {
    const what = refusedRow(row);
    if (what !== null)
      log.add("import-row-refused", { file: mapping.file, row: row.row, line: row.line }, null, { what });
    return what === null;
  });
  const doubts = [
    ...table.doubts,
    ...rows.flatMap((row) => [
      ...decimalDoubts(row, columns, mapping.effects.decimalRatio),
      ...effectDoubts(row, { columns, set, effects: mapping.effects }),
    ]),
  ].sort((a, b) => a.row - b.row || (a.column < b.column ? -1 : a.column > b.column ? 1 : 0));
  logDoubts(doubts, mapping.file, log);
  for (const row of rows) logRow(row, { file: mapping.file, column: columns.instrument ?? "instrument", set, log });

  const studyIds = slugs(
    rows.map((row) => textOf(row, "study") ?? ""),
    56,
  );
  const byStudy = new Map<string, SourceRow[]>();
  for (const row of rows) {
    const id = studyIds.get(textOf(row, "study") ?? "") ?? "";
    byStudy.set(id, [...(byStudy.get(id) ?? []), row]);
  }
  const arms = sourceArms(rows, studyIds);
  const doubtOfRow = worst(doubts);
  const studies = [...byStudy]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, own]) => sourceStudy(id, own, { set, daysPerTime: mapping.effects.daysPerTime }));
  const results: readonly CsvRow[] = rows.flatMap((row) =>
    sourceResults(row, {
      mapping,
      set,
      study: studyIds.get(textOf(row, "study") ?? "") ?? "",
      arms: arms.idsOf(row),
      doubt: doubtOfRow.get(row.row) ?? null,
    }),
  );
  const outcomes = rows.map((row) => wordOf(mapping, set.outcome, textOf(row, set.outcome)) ?? set.condition);
  const count = (kind: DoubtKind): number => doubts.filter((one) => one.kind === kind).length;
  const counts = {
    text: count("text"),
    "decimal-mark": count("decimal-mark"),
    sign: count("sign"),
    differs: count("differs"),
  };
  const refused = table.rows.length - rows.length;
  return {
    source: table.file,
    rows: rows.length,
    refused,
    studies: studies.length,
    doubts: counts,
    files: importedFiles(declared, {
      studies,
      arms,
      results,
      doubts,
      outcomes: [...new Set(outcomes)].sort(),
      counts: { rows: rows.length, refused, ...counts },
    }),
  };
};
