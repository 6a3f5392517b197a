import type { Block, Finding } from "../../model/index.ts";
import { cellText } from "../cell-text.ts";
import type { View } from "../html/view.ts";
import { chartName } from "../outputs/output.ts";
import { proseText } from "../prose-text.ts";
import { texts } from "../texts.ts";
import type { Part } from "./part.ts";

type Words = Omit<View, "svg">;

const blockParts = (finding: Finding, block: Block, { prose }: Words): readonly Part[] => {
  // Whoever cuts a table or a figure out still sees what it rests on.
  const stamped = (caption: string): string => (finding.simulated ? `${texts().simulated.stamp}. ${caption}` : caption);
  if (block.depth === "full") return [];
  switch (block.kind) {
    case "text":
      return [{ kind: "text", style: "Body", text: proseText(block.prose, prose) }];
    case "table":
      return [
        {
          kind: "table",
          caption: stamped(proseText(block.caption, prose)),
          columns: block.columns.map(({ label, align }) => ({ label, align })),
          rows: block.rows.map((row) => block.columns.map((column, i) => cellText(row[i] ?? null, column, prose))),
        },
      ];
    case "chart":
      return [
        {
          kind: "figure",
          picture: chartName(finding, block),
          caption: stamped(proseText(block.caption, prose)),
          alt: proseText(block.alt, prose),
        },
      ];
    default:
      return block satisfies never;
  }
};

/** A finding among the results: what a clinician reads. */
export const findingParts = (finding: Finding, words: Words): readonly Part[] => [
  { kind: "heading", level: 3, text: finding.question },
  ...(finding.simulated ? [{ kind: "text", style: "Stamp", text: texts().simulated.stamp } as const] : []),
  ...finding.blocks.flatMap((block) => blockParts(finding, block, words)),
];
