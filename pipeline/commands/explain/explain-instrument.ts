import { type Instrument, rowsByLevel } from "../../model/index.ts";
import { type Explained, type Explanation, section } from "./explanation.ts";

const APART: ReadonlySet<string> = new Set(["id", "name", "references"]);

const shown = (value: unknown): string =>
  value === null ? "none" : typeof value === "object" ? JSON.stringify(value) : String(value);

const resultsWith = (id: string, { study }: Explained): number => {
  const column = study.evidence.results.columns.instrument;
  return rowsByLevel(column)[column.levels.indexOf(id)]?.length ?? 0;
};

/** A scale: what it measures, its range and cut-offs with their sources, and where the study uses it. */
export const explainInstrument = (instrument: Instrument, explained: Explained): Explanation => {
  const measured = explained.study.datasets.filter(({ tables }) =>
    tables.outcomes.columns.instrument.levels.includes(instrument.id),
  );
  return {
    kind: "instrument",
    id: instrument.id,
    title: instrument.name,
    sections: [
      ...section(
        "Declared",
        Object.entries(instrument)
          .filter(([key]) => !APART.has(key))
          .map(([key, value]) => `${key}: ${shown(value)}`),
      ),
      ...section("Used", [
        `${resultsWith(instrument.id, explained)} rows of ${explained.folder}/${explained.study.evidence.results.file.path}`,
        ...measured.map(({ id }) => `measured in data set ${id}`),
      ]),
      ...section(
        "Sources",
        instrument.references.map(({ id, text, where }) => `${id}: ${text} ${where}`),
      ),
      ...section("Its file", [`${explained.folder}/instruments/${instrument.id}.json`]),
    ],
  };
};
