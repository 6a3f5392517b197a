import { type CategoryColumn, type IntegerColumn, type IssueLog, MISSING_INT } from "../model/index.ts";
import { placeOf, shownAt } from "./place-of.ts";
import type { ReadTable } from "./read-table.ts";

/** Rows of one kind of event or session, or all rows, that have a patient and a day. */
const dated = function* (read: ReadTable, kind: string | null) {
  const patients = read.table.columns.patient_id as CategoryColumn;
  const days = (read.table.columns.day as IntegerColumn).values;
  const kinds = kind === null ? null : (read.table.columns.kind as CategoryColumn);
  const code = kinds === null ? -1 : kinds.levels.indexOf(kind as string);
  if (kinds !== null && code === -1) return;
  for (let i = 0; i < read.table.length; i += 1) {
    const patient = patients.codes[i] as number;
    const day = days[i] as number;
    if (patient === -1 || day === MISSING_INT || (kinds !== null && kinds.codes[i] !== code)) continue;
    yield { i, day, patient: patients.levels[patient] as string };
  }
};

const deaths = (events: ReadTable, log: IssueLog): ReadonlyMap<string, number> => {
  const found = new Map<string, { readonly day: number; readonly i: number }>();
  for (const { i, day, patient } of dated(events, "death")) {
    const before = found.get(patient);
    if (before === undefined) found.set(patient, { day, i });
    else log.add("death-repeated", placeOf(events, i), null, { other: events.row[before.i] as number });
  }
  return new Map([...found].map(([patient, { day }]) => [patient, day]));
};

const firstDoses = (sessions: ReadTable, log: IssueLog): void => {
  const first = new Map<string, { readonly day: number; readonly i: number }>();
  for (const { i, day, patient } of dated(sessions, "dose")) {
    const known = first.get(patient);
    if (known === undefined || day < known.day) first.set(patient, { day, i });
  }
  for (const { i, day } of first.values()) {
    if (day !== 0) log.add("no-dose-on-day-zero", placeOf(sessions, i, "day"), shownAt(sessions, i, "day"));
  }
};

/** Days that cannot be: after death, a second death, a first dose that is not day 0. */
export const checkDays = (
  tables: { readonly events: ReadTable; readonly sessions: ReadTable; readonly dated: readonly ReadTable[] },
  log: IssueLog,
): void => {
  const died = deaths(tables.events, log);
  firstDoses(tables.sessions, log);
  if (died.size === 0) return;
  for (const read of tables.dated) {
    for (const { i, day, patient } of dated(read, null)) {
      const last = died.get(patient);
      if (last !== undefined && day > last) log.add("after-death", placeOf(read, i, "day"), shownAt(read, i, "day"));
    }
  }
};
