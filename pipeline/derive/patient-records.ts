import { type CategoryColumn, type Dataset, numberAt, textAt } from "../model/index.ts";
import type { Visit } from "./course.ts";

export interface Score extends Visit {
  readonly instrument: string;
}

export interface SessionRecord {
  readonly day: number;
  readonly kind: string | null;
  readonly phase: string | null;
  readonly course: number | null;
  readonly minutes: number | null;
}

export interface EventRecord {
  readonly day: number;
  readonly kind: string | null;
  readonly cause: string | null;
  readonly severity: string | null;
}

export type ByPatient<T> = ReadonlyMap<string, readonly T[]>;

/** Scores of each patient in order of day; rows without a day or a score, or of an unknown instrument, are left out. */
export const scoresByPatient = (
  table: Dataset["tables"]["outcomes"],
  severity: (instrument: string, score: number) => number | null,
): ByPatient<Score> => {
  const { patient_id, instrument, day, score } = table.columns;
  return byPatient(
    patient_id,
    table.length,
    (i) => {
      const at = numberAt(day, i);
      const name = textAt(instrument, i);
      const value = numberAt(score, i);
      const points = name === null || value === null ? null : severity(name, value);
      return at === null || name === null || points === null ? null : { day: at, instrument: name, severity: points };
    },
    (a, b) => a.day - b.day || a.severity - b.severity,
  );
};

/** Sessions of each patient in order of day. */
export const sessionsByPatient = (table: Dataset["tables"]["sessions"]): ByPatient<SessionRecord> => {
  const { patient_id, day, kind, phase, course, minutes } = table.columns;
  return byPatient(
    patient_id,
    table.length,
    (i) => {
      const at = numberAt(day, i);
      return at === null
        ? null
        : {
            day: at,
            kind: textAt(kind, i),
            phase: textAt(phase, i),
            course: numberAt(course, i),
            minutes: numberAt(minutes, i),
          };
    },
    (a, b) => a.day - b.day,
  );
};

/** Events of each patient in order of day. */
export const eventsByPatient = (table: Dataset["tables"]["events"]): ByPatient<EventRecord> => {
  const { patient_id, day, kind, cause, severity } = table.columns;
  return byPatient(
    patient_id,
    table.length,
    (i) => {
      const at = numberAt(day, i);
      return at === null
        ? null
        : { day: at, kind: textAt(kind, i), cause: textAt(cause, i), severity: textAt(severity, i) };
    },
    (a, b) => a.day - b.day,
  );
};

/** Answers to one satisfaction instrument of each patient, in order of day. */
export const answersByPatient = (
  table: Dataset["tables"]["satisfaction"],
  wanted: string,
): ByPatient<{ readonly day: number; readonly score: number }> => {
  const { patient_id, instrument, day, score } = table.columns;
  return byPatient(
    patient_id,
    table.length,
    (i) => {
      const at = numberAt(day, i);
      const value = numberAt(score, i);
      return at === null || value === null || textAt(instrument, i) !== wanted ? null : { day: at, score: value };
    },
    (a, b) => a.day - b.day || a.score - b.score,
  );
};

const byPatient = <T>(
  patient: CategoryColumn,
  length: number,
  read: (row: number) => T | null,
  order: (a: T, b: T) => number,
): ByPatient<T> => {
  const groups = new Map<string, T[]>();
  for (let i = 0; i < length; i += 1) {
    const id = textAt(patient, i);
    const record = id === null ? null : read(i);
    if (id === null || record === null) continue;
    const group = groups.get(id);
    if (group) group.push(record);
    else groups.set(id, [record]);
  }
  for (const group of groups.values()) group.sort(order);
  return groups;
};
