import { slugs } from "./slug.ts";
import { type SourceRow, textOf } from "./source-row.ts";
import type { CsvRow } from "./source-study.ts";

/** What the arms of a row received, and how often several arms of one study did, in the words of the file. */
export const armTexts = (row: SourceRow): readonly [string, string] => {
  const name = (condition: string, multi: string): string =>
    [textOf(row, condition) ?? "", textOf(row, multi) ?? ""].filter((part) => part !== "").join(" | ");
  const [first, second] = [name("condition1", "multi1"), name("condition2", "multi2")];
  return [first, first === second ? `${second} | second` : second];
};

export interface SourceArms {
  readonly modalities: { readonly first: readonly string[]; readonly second: readonly string[] };
  readonly rows: readonly CsvRow[];
  /** The arm ids of a row, first and second. */
  readonly idsOf: (row: SourceRow) => readonly [string, string];
}

const modality = (text: string | null): string => (text ?? "").toLowerCase().replace(/\s+/g, " ").trim().slice(0, 48);

/** The arms of all studies. A word that stands on both sides of comparisons is marked where it is the second. */
export const sourceArms = (rows: readonly SourceRow[], studyIds: ReadonlyMap<string, string>): SourceArms => {
  const firstWords = new Set(rows.map((row) => modality(textOf(row, "condition1"))));
  const secondWord = (text: string | null): string => {
    const word = modality(text);
    return firstWords.has(word) ? `control: ${word}` : word;
  };
  const byStudy = new Map<string, SourceRow[]>();
  for (const row of rows) {
    const study = studyIds.get(textOf(row, "study") ?? "") ?? "";
    byStudy.set(study, [...(byStudy.get(study) ?? []), row]);
  }
  const keys = new Map([...byStudy].map(([study, own]) => [study, slugs(own.flatMap(armTexts), 48)]));
  const idsOf = (row: SourceRow): readonly [string, string] => {
    const own = keys.get(studyIds.get(textOf(row, "study") ?? "") ?? "");
    const [first, second] = armTexts(row);
    return [own?.get(first) ?? "x", own?.get(second) ?? "x"];
  };
  const seen = new Map<string, CsvRow>();
  for (const row of rows) {
    const study = studyIds.get(textOf(row, "study") ?? "") ?? "";
    const ids = idsOf(row);
    const texts = armTexts(row);
    const words = [modality(textOf(row, "condition1")), secondWord(textOf(row, "condition2"))] as const;
    for (const side of [0, 1] as const) {
      const key = `${study} ${ids[side]}`;
      if (seen.has(key)) continue;
      const label = texts[side].replace(/\s+/g, " ").slice(0, 200);
      seen.set(key, {
        study_id: study,
        arm_id: ids[side],
        modality: words[side],
        label,
        n_start: null,
        route: null,
        therapy_kind: null,
      });
    }
  }
  const sorted = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const unique = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();
  return {
    rows: sorted,
    idsOf,
    modalities: {
      first: unique([...firstWords]),
      second: unique(rows.map((row) => secondWord(textOf(row, "condition2")))),
    },
  };
};
