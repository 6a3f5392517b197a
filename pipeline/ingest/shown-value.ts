import type { TableName } from "./table-schemas.ts";

export const patientTables: ReadonlySet<TableName> = new Set([
  "patients",
  "outcomes",
  "sessions",
  "satisfaction",
  "events",
]);

/** The text that an issue may repeat: of patients neither keys nor anything that could be free text. */
export const shownValue = (table: TableName, column: string, text: string): string | null => {
  if (!patientTables.has(table)) return text;
  return column === "patient_id" || /\S\s+\S/.test(text) || text.length > 32 ? null : text;
};
