import datasetSchema from "../../schemas/dataset.schema.json" with { type: "json" };
import type { Dataset, DatasetFile, InputFile } from "../model/index.ts";
import { checkDays } from "./check-days.ts";
import { checkKeys } from "./check-keys.ts";
import { checkReferences } from "./check-references.ts";
import { checkScores, type ScoreScale } from "./check-scores.ts";
import { checkWords } from "./check-words.ts";
import { readJson } from "./read-json.ts";
import { type ReadTable, readTable, typedTable } from "./read-table.ts";
import type { StudyFile } from "./study-files.ts";
import type { StudyWords } from "./study-words.ts";
import type { TableName } from "./table-schemas.ts";

/** Reads and checks one patient-level data set; `null` when its `dataset.json` is at fault. */
export const readDataset = async (
  study: Omit<StudyFile, "path">,
  name: string,
  context: { readonly words: StudyWords | null; readonly scales: ReadonlyMap<string, ScoreScale> | null },
): Promise<{ readonly dataset: Dataset | null; readonly files: readonly InputFile[] }> => {
  const { log } = study;
  const { words, scales } = context;
  const folder = `patients/${name}`;
  const path = `${folder}/dataset.json`;
  const document = await readJson<DatasetFile>({ ...study, path }, datasetSchema);
  const about = document.value;
  if (about !== null && about.id !== name) {
    log.add("name-differs", { file: path, column: "id" }, about.id, { what: "folder", name });
  }
  if (about?.kind === "real" && (about.approval ?? null) === null) {
    log.add("approval-missing", { file: path, column: "approval" });
  }

  const missing = about?.missingCodes ?? [];
  const read = (table: TableName, required: boolean): Promise<ReadTable> =>
    readTable({ ...study, path: `${folder}/${table}.csv`, name: table, words, missing, required });
  const patients = await read("patients", true);
  const outcomes = await read("outcomes", true);
  const sessions = await read("sessions", false);
  const satisfaction = await read("satisfaction", false);
  const events = await read("events", false);
  const tables = [patients, outcomes, sessions, satisfaction, events];
  for (const table of tables) checkKeys(table, log);
  if (words !== null) for (const table of tables) checkWords(table, words, log);
  checkReferences(tables, log);
  if (scales !== null) for (const table of [outcomes, satisfaction]) checkScores(table, scales, log);
  checkDays({ events, sessions, dated: [outcomes, sessions, satisfaction, events] }, log);

  const files = [
    ...(document.file === null ? [] : [document.file]),
    ...tables.filter((table) => table.present).map(({ table }) => table.file),
  ];
  if (about === null) return { dataset: null, files };
  const { id, kind, title, description, licence, asOf } = about;
  const dataset: Dataset = {
    id,
    kind,
    title,
    description,
    licence,
    asOf,
    tables: {
      patients: typedTable(patients),
      outcomes: typedTable(outcomes),
      sessions: typedTable(sessions),
      satisfaction: typedTable(satisfaction),
      events: typedTable(events),
    },
  };
  return { dataset, files };
};
