import type { MappingFile } from "../../model/index.ts";
import { entryOf, numberOf, type SourceRow, textOf } from "./source-row.ts";

export type CsvRow = Readonly<Record<string, string | number | null>>;
export type SourceSet = MappingFile["sets"][number];

/** One of the file's words as our tables call it. */
export const wordOf = (mapping: Pick<MappingFile, "words">, field: string, text: string | null): string | null => {
  if (text === null) return null;
  const word = text.toLowerCase();
  return (entryOf(mapping.words[field], word) ?? word).replace(/\s+/g, " ").trim().slice(0, 64).trim();
};

const yearOf = (row: SourceRow): number | null => {
  const year = numberOf(row, "year") ?? Number(/(\d{4})[a-z]?$/.exec(textOf(row, "study") ?? "")?.[1] ?? Number.NaN);
  return Number.isInteger(year) && year >= 1900 && year <= 2100 ? year : null;
};

const authorOf = (study: string): string => study.replace(/[,\s]*\d{4}[a-z]?$/, "").trim() || study;

const doiOf = (reference: string | null): string | null =>
  /10\.\d{4,9}\/[^\s"<>]+/.exec(reference ?? "")?.[0].replace(/[.,;)\]]+$/, "") ?? null;

/** The one row of studies.csv that all rows of a study give; where they differ, the first in order of its text decides. */
export const sourceStudy = (
  id: string,
  rows: readonly SourceRow[],
  context: { readonly set: SourceSet; readonly daysPerTime: number },
): CsvRow => {
  const first = (field: string): string | null =>
    [...new Set(rows.flatMap((row) => textOf(row, field) ?? []))].sort()[0] ?? null;
  const days = rows.flatMap((row) => numberOf(row, "time") ?? []).map((time) => Math.ceil(time * context.daysPerTime));
  const years = rows.flatMap((row) => yearOf(row) ?? []);
  const reference = first("reference");
  return {
    study_id: id,
    sample_id: id,
    first_author: authorOf(first("study") ?? id),
    year: years.length === 0 ? null : Math.min(...years),
    doi: doiOf(reference),
    design: "rct",
    condition: context.set.condition,
    comparison_type: "intervention_against_control",
    country: first("country"),
    n_enrolled: null,
    followup_days_max: days.length === 0 ? null : Math.max(...days),
    source_url: context.set.source,
    source_kind: "review_table",
    notes: reference === null ? null : reference.replace(/\s+/g, " ").trim(),
  };
};
