import screeningSchema from "../../schemas/screening.schema.json" with { type: "json" };
import type { Evidence, InputFile, Screening, ScreeningFile } from "../model/index.ts";
import { checkKeys } from "./check-keys.ts";
import { checkReferences } from "./check-references.ts";
import { checkResults } from "./check-results.ts";
import { checkWords } from "./check-words.ts";
import { readJson } from "./read-json.ts";
import { type ReadTable, readTable, typedTable } from "./read-table.ts";
import { isFolder, type StudyFile } from "./study-files.ts";
import type { StudyWords } from "./study-words.ts";
import type { TableName } from "./table-schemas.ts";

const unknownScreening: Screening = {
  searches: [],
  identified: { databases: null, registers: null, other: null },
  duplicatesRemoved: null,
  screened: null,
  excludedAtScreening: null,
  sought: null,
  notRetrieved: null,
  assessed: null,
  excluded: [],
  included: null,
  screenedBy: null,
  registration: null,
  notes: null,
};

/** Reads and checks the published evidence. Without the folder all its tables are empty. */
export const readEvidence = async (
  study: Omit<StudyFile, "path">,
  words: StudyWords | null,
): Promise<{ readonly evidence: Evidence; readonly files: readonly InputFile[] }> => {
  const { log } = study;
  const present = await isFolder({ ...study, path: "evidence" });
  const read = (name: TableName, required: boolean): Promise<ReadTable> => {
    const path = `evidence/${name}.csv`;
    const files = present ? study.files : { ...study.files, kind: async () => "absent" as const };
    const quiet = present ? log : { ...log, add: () => {} };
    return readTable({ ...study, files, log: quiet, path, name, words, missing: [], required });
  };
  const studies = await read("studies", true);
  const arms = await read("arms", true);
  const results = await read("results", true);
  const riskOfBias = await read("risk-of-bias", false);
  const durability = await read("durability", false);
  const tables = [studies, arms, results, riskOfBias, durability];
  for (const table of tables) checkKeys(table, log);
  if (words !== null) for (const table of tables) checkWords(table, words, log);
  checkReferences(tables, log);
  checkResults(results, studies, log);

  const document = present
    ? await readJson<ScreeningFile>({ ...study, path: "evidence/screening.json" }, screeningSchema, false)
    : { value: null, file: null };
  const { $schema: _, ...screening } = document.value ?? (unknownScreening as ScreeningFile);
  return {
    evidence: {
      studies: typedTable(studies),
      arms: typedTable(arms),
      results: typedTable(results),
      riskOfBias: typedTable(riskOfBias),
      durability: typedTable(durability),
      screening,
    },
    files: [
      ...tables.filter((table) => table.present).map(({ table }) => table.file),
      ...(document.file === null ? [] : [document.file]),
    ],
  };
};
