import type { PatientTables } from "./patient-rows.ts";

type Columns = { readonly [T in keyof PatientTables]: readonly (keyof PatientTables[T][number])[] };

const COLUMNS: Columns = {
  patients: [
    "patient_id",
    "site",
    "cohort",
    "age",
    "sex",
    "condition",
    "treatment_resistant",
    "prior_treatments",
    "goal",
    "preferred_cohort",
    "active_substance_use",
    "psychosis",
    "uncontrolled_medical",
  ],
  outcomes: ["patient_id", "instrument", "day", "score"],
  sessions: ["patient_id", "course", "day", "kind", "phase", "route", "dose", "dose_unit", "minutes"],
  satisfaction: ["patient_id", "day", "instrument", "score", "reason"],
  events: ["patient_id", "day", "kind", "cause", "severity"],
};

/**
 * The patient tables as CSV text by table name: LF line ends, one after the last row too, quotes only where RFC 4180 needs them,
 * numbers as the shortest decimal that reads back the same, nothing for what is missing.
 */
export const patientTablesCsv = (tables: PatientTables): Readonly<Record<keyof PatientTables, string>> => ({
  patients: csv(COLUMNS.patients, tables.patients),
  outcomes: csv(COLUMNS.outcomes, tables.outcomes),
  sessions: csv(COLUMNS.sessions, tables.sessions),
  satisfaction: csv(COLUMNS.satisfaction, tables.satisfaction),
  events: csv(COLUMNS.events, tables.events),
});

const csv = <Row extends { readonly [K in keyof Row]: string | number | null }>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string => {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return [columns.join(","), ...lines, ""].join("\n");
};

const cell = (value: string | number | null): string => {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
