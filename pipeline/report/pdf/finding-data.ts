import type { Block, Finding, TableBlock } from "../../model/index.ts";
import { cellText } from "../cell-text.ts";
import { fileName } from "../file-name.ts";
import type { View } from "../html/view.ts";
import { chartName, suffix } from "../outputs/output.ts";
import { type ProseContext, proseText } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { columnWeights } from "./column-weights.ts";
import type { Data } from "./printable.ts";

type Words = Omit<View, "svg">;

/** A table with more columns or rows than this stands on a page of its own, lengthwise, behind the text. */
const INLINE_COLUMNS = 7;
const INLINE_ROWS = 12;

const fileOf = (finding: Finding, table: TableBlock): string =>
  `tables/${fileName(finding.id)}.${table.id}${suffix(finding)}.csv`;

/** An interval is not torn apart at the end of a line. */
const together = (text: string): string => text.replace(/(\d%?) to (−?\d)/g, "$1\u00A0to\u00A0$2");

const tableData = (finding: Finding, table: TableBlock, prose: ProseContext): Data => {
  const rows = table.rows.map((row) =>
    table.columns.map((column, i) => together(cellText(row[i] ?? null, column, prose))),
  );
  return {
    kind: "table",
    id: `${fileName(finding.id)}.${table.id}`,
    large: table.columns.length > INLINE_COLUMNS || table.rows.length > INLINE_ROWS,
    caption: proseText(table.caption, prose),
    file: fileOf(finding, table),
    columns: table.columns.map(({ label, align }) => ({ label, align })),
    weights: columnWeights(
      table.columns.map(({ label }) => label),
      rows,
    ),
    rows,
  };
};

const blockData = (finding: Finding, block: Block, { prose }: Words): readonly Data[] => {
  switch (block.kind) {
    case "text":
      return block.depth === "full" ? [] : [{ kind: "text", text: proseText(block.prose, prose) }];
    case "table":
      return block.depth === "full" ? [] : [tableData(finding, block, prose)];
    case "chart":
      return [{ kind: "chart", picture: chartName(finding, block), caption: proseText(block.caption, prose) }];
    default:
      return block satisfies never;
  }
};

const PARTS = ["population", "treatment", "outcome", "intercurrent", "summary", "timeZero"] as const;

/** One finding as the PDF prints it: texts, pictures and tables of the clinician's depth; deeper tables by the name of their file. */
export const findingData = (finding: Finding, words: Words): Data => ({
  id: fileName(finding.id),
  question: finding.question,
  simulated: finding.simulated,
  stamp: finding.simulated ? texts().simulated.stamp : null,
  blocks: finding.blocks.flatMap((block) => blockData(finding, block, words)),
  caveats: finding.caveats.map((caveat) => proseText(caveat.prose, words.prose)),
  files: finding.blocks.flatMap((block) =>
    block.kind === "table" && block.depth === "full"
      ? [{ file: fileOf(finding, block), caption: proseText(block.caption, words.prose) }]
      : [],
  ),
  estimand: PARTS.map((part) => ({
    label: texts().pdf.estimand[part],
    text: proseText(finding.estimand[part], words.prose),
  })),
  method: proseText(finding.method.summary, words.prose),
  formula: finding.method.formula,
  citations: finding.method.citations.map(words.prose.citation),
});
