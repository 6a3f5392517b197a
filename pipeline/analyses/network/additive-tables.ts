import { naturalUnit } from "../../derive/evidence/natural-scale.ts";
import type { NetworkNode } from "../../derive/evidence/network/network-nodes.ts";
import type { Block, Cell, Prose, TableBlock } from "../../model/index.ts";
import { enumerated } from "../published/words.ts";
import type { NetworkReading } from "./network-reading.ts";
import { nodeLabel } from "./network-tables.ts";

/** The assumption, wherever a number of this model stands. */
export const noSynergy: Prose = [
  "A named sensitivity: it assumes no synergy, which is the very question. A treatment of several parts then does what its parts do one by one.",
];

const misfitText = (statistic: number, df: number): string =>
  df === 0 ? "nothing to check" : `${statistic.toFixed(2)} on ${df}`;

const sumRow = (
  { question, additive, natural, headlines }: NetworkReading,
  nodes: readonly NetworkNode[],
): readonly Cell[] => {
  if (additive.kind === "not-estimable") return [question.label, "none", additive, "none", "none"];
  const found = headlines.find(({ id }) => id.endsWith("/additive"));
  return [
    question.label,
    enumerated(additive.combined.map((id) => nodeLabel(nodes, id))),
    found === undefined ? natural(additive.contrast) : { headline: found.id },
    natural(additive.whole),
    misfitText(additive.misfit.statistic, additive.misfit.df[0] as number),
  ];
};

const partsTable = (readings: readonly NetworkReading[]): readonly TableBlock[] => {
  const rows = readings.flatMap(({ question, additive, natural }) =>
    additive.kind === "not-estimable"
      ? []
      : additive.parts.effects.map(({ component, estimate }): readonly Cell[] => [
          question.label,
          component,
          naturalUnit[question.scale].replaceAll("-", " "),
          natural(estimate),
        ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      id: "additive-parts",
      depth: "full",
      caption: ["What each part adds, if parts add up. ", ...noSynergy],
      columns: [
        { id: "question", label: "On", unit: null, align: "start" },
        { id: "part", label: "Part", unit: null, align: "start" },
        { id: "measure", label: "Measure", unit: null, align: "start" },
        { id: "effect", label: "With it against without", unit: "ratio", align: "end" },
      ],
      rows,
    },
  ];
};

/** The sensitivity in which parts add up, question by question: its number beside that of the whole network, or why there is none. */
export const additiveTables = (readings: readonly NetworkReading[], nodes: readonly NetworkNode[]): readonly Block[] =>
  readings.length === 0
    ? []
    : [
        {
          kind: "table",
          id: "additive",
          depth: "full",
          caption: [
            "The two treatments if the parts of treatments add up. ",
            ...noSynergy,
            " Beside it: the whole network with each treatment for itself, and by how much worse the sums fit (difference of Q, on degrees of freedom, at a common effect).",
          ],
          columns: [
            { id: "question", label: "On", unit: null, align: "start" },
            { id: "combined", label: "Of several parts", unit: null, align: "start" },
            { id: "sums", label: "If parts add up", unit: "ratio", align: "end" },
            { id: "whole", label: "Whole network", unit: "ratio", align: "end" },
            { id: "misfit", label: "Worse fit", unit: null, align: "end" },
          ],
          rows: readings.map((reading) => sumRow(reading, nodes)),
        },
        ...partsTable(readings),
      ];
