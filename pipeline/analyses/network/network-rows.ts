import type { ListedRow } from "../../derive/evidence/evidence-estimand.ts";
import { naturalUnit } from "../../derive/evidence/natural-scale.ts";
import { inWindow } from "../../derive/evidence/network/network-evidence.ts";
import type { NetworkNode, NetworkQuestion } from "../../derive/evidence/network/network-nodes.ts";
import type { Cell, TableBlock } from "../../model/index.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import { estimate } from "../../stats/quantity.ts";
import { evidenceColumns, listedLine } from "../published/evidence-lines.ts";
import { studyLabel } from "../published/words.ts";
import type { NetworkReading } from "./network-reading.ts";
import { nodeLabel } from "./network-tables.ts";

/** Every comparison that entered, with the rows that it was made from. */
export const usedTable = (
  readings: readonly NetworkReading[],
  nodes: readonly NetworkNode[],
  level: number,
): TableBlock => {
  const z = -normalQuantile((1 - level) / 2);
  return {
    kind: "table",
    id: "used",
    depth: "full",
    caption: [
      "Comparisons that the networks are made of, one trial of each independent sample. Of a trial with more treatments all pairs stand here; it counts once.",
    ],
    columns: [
      { id: "question", label: "On", unit: null, align: "start" },
      { id: "study", label: "Study", unit: null, align: "start" },
      { id: "rows", label: "Rows", unit: null, align: "start" },
      { id: "first", label: "First", unit: null, align: "start" },
      { id: "second", label: "Second", unit: null, align: "start" },
      { id: "people", label: "People of the trial", unit: "people", align: "end" },
      { id: "measure", label: "Measure", unit: null, align: "start" },
      { id: "effect", label: "First against second", unit: "ratio", align: "end" },
    ],
    rows: readings.flatMap(({ question, fit, natural }) =>
      fit.edges.flatMap(({ contrasts }) =>
        contrasts.map(({ study, keys, treatment, comparator, people, effect, printed }): readonly Cell[] => {
          const reach = z * effect.standardError;
          const own = printed ?? { low: effect.estimate - reach, high: effect.estimate + reach };
          const method = printed ? "as printed" : "normal";
          return [
            question.label,
            studyLabel(study),
            keys.join(" "),
            nodeLabel(nodes, treatment),
            nodeLabel(nodes, comparator),
            people,
            naturalUnit[question.scale].replaceAll("-", " "),
            natural(
              estimate(effect.estimate, {
                se: effect.standardError,
                intervals: [{ kind: "confidence", level, ...own, method }],
              }),
            ),
          ];
        }),
      ),
    ),
  };
};

/** Numbers of other days, designs and reviews would not be here with a better number either: they stand with other questions. */
const near = (question: NetworkQuestion, row: ListedRow): boolean =>
  row.reason === "treated-before" ||
  (!["review", "not-randomised", "wrong-arms", "outside-window", "other-clock"].includes(row.reason) &&
    inWindow(question, row));

/** Randomised numbers on the question that did not enter, with the reason. */
export const leftTable = (readings: readonly NetworkReading[]): TableBlock => ({
  kind: "table",
  id: "left-out",
  depth: "full",
  caption: [
    "Numbers of randomized studies on these questions that did not enter, with the reason. Numbers of other days, other designs and reviews are left away.",
  ],
  columns: [{ id: "question", label: "On", unit: null, align: "start" }, ...evidenceColumns],
  rows: readings.flatMap(({ question, evidence }) =>
    evidence.listed
      .filter((row) => near(question, row))
      .map((row): readonly Cell[] => [question.label, ...listedLine(row, null).cells]),
  ),
});
