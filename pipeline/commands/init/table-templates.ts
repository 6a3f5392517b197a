import { type TableName, tableSchemas } from "../../ingest/index.ts";

interface ExtraColumn {
  readonly table: string;
  readonly name: string;
}

const EVIDENCE = ["studies", "arms", "results", "risk-of-bias", "durability"] as const;
const PATIENTS = ["patients", "outcomes", "sessions", "satisfaction", "events"] as const;

/** The first line of a table: every column of its schema that is one column of the file, then what the study declares beside them. */
const header = (table: TableName, extra: readonly ExtraColumn[]): string => {
  const own = Object.entries(tableSchemas[table].properties).flatMap(([name, field]) =>
    [field.type].flat().includes("array") ? [] : [name],
  );
  return `${[...own, ...extra.filter((column) => column.table === table).map(({ name }) => name)].join(",")}\n`;
};

/** Empty tables, by path: those of evidence where they are read, those of patients to be copied for each data set. */
export const tableTemplates = (extra: readonly ExtraColumn[]): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...EVIDENCE.map((table) => [`data/evidence/${table}.csv`, header(table, extra)]),
    ...PATIENTS.map((table) => [`templates/patients/${table}.csv`, header(table, extra)]),
  ]);
