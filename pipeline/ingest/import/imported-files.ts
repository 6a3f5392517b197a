import type { MappingFile } from "../../model/index.ts";
import { tableSchemas } from "../table-schemas.ts";
import { DOUBT_KINDS, type Doubt, type DoubtKind, shownNumber } from "./doubt.ts";
import { importedStudy } from "./imported-study.ts";
import type { SourceArms } from "./source-arms.ts";
import type { SourceFacts } from "./source-facts.ts";
import type { CsvRow, SourceSet } from "./source-study.ts";
import { tableText } from "./table-text.ts";

const EXTRA = ["source_row", "side", "rating", "risk_of_bias", "doubt"];

const columnsOf = (table: "studies" | "arms" | "results"): readonly string[] =>
  Object.keys(tableSchemas[table].properties);

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const kindWords: Readonly<Record<DoubtKind, string>> = {
  text: "cells hold something else where a number should be",
  "decimal-mark": "numbers look as if their decimal mark were lost or moved",
  sign: "numbers have the other sign than the rest of their row",
  differs: "effect sizes or errors cannot be made again from the rest of their row",
};

const readme = (
  mapping: MappingFile,
  set: SourceSet,
  counts: Readonly<Record<DoubtKind | "rows" | "refused", number>>,
): string => `# ${set.title}

Imported from ${set.source} (${mapping.title}). The data are theirs, under the ${set.licence}
(${set.licenceUrl}); cite the source when you use them.

- ${counts.rows} rows of ${mapping.file} became the tables in evidence/, each with the row that it came from (source_row, source_where).
- ${counts.refused} rows contradict themselves and were not imported.
- The sign of the effects was declared in the mapping (${set.sign}), not guessed.
${DOUBT_KINDS.map((kind) => `- ${counts[kind]} ${kindWords[kind]}.`).join("\n")}

Nothing was corrected: doubts.csv lists every such cell, and results.csv names the worst of each row in its column doubt.
source.json holds the digest of the imported file and the whole mapping. The plan in study.json asks for the analyses of its
preset; the parts of the plan that speak of patients are the schema's examples, for there are no patients here.
`;

/** The whole study folder as text by path. */
export const importedFiles = (
  declared: { readonly mapping: MappingFile; readonly set: SourceSet; readonly facts: SourceFacts },
  made: {
    readonly studies: readonly CsvRow[];
    readonly arms: SourceArms;
    readonly results: readonly CsvRow[];
    readonly doubts: readonly Doubt[];
    readonly outcomes: readonly string[];
    readonly counts: Readonly<Record<DoubtKind | "rows" | "refused", number>>;
  },
): Readonly<Record<string, string>> => {
  const { mapping, set, facts } = declared;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(facts.lastSearch ?? "");
  const study = importedStudy(mapping, set, {
    arms: made.arms.modalities,
    outcomes: made.outcomes,
    dataAsOf: isDate ? (facts.lastSearch as string) : set.dataAsOf,
    authors: facts.authors.length === 0 ? [`Authors of ${set.source}`] : facts.authors,
    registration: facts.registration,
  });
  return {
    "study.json": json(study),
    "claims.json": json({ source: "None: imported published evidence, no statement was tested.", claims: [] }),
    "evidence/studies.csv": tableText(columnsOf("studies"), made.studies),
    "evidence/arms.csv": tableText(columnsOf("arms"), made.arms.rows),
    "evidence/results.csv": tableText([...columnsOf("results"), ...EXTRA], made.results),
    "doubts.csv": tableText(
      ["file", "row", "line", "column", "kind", "value", "other"],
      made.doubts.map(({ row, line, column, kind, value, other }) => ({
        file: mapping.file,
        row,
        line,
        column,
        kind,
        value,
        other: other === null ? null : shownNumber(other),
      })),
    ),
    "README.md": readme(mapping, set, made.counts),
    ...(facts.licence === null ? {} : { LICENSE: `${facts.licence}\n` }),
  };
};
