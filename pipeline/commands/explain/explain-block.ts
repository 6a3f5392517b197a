import type { ChartBlock, Finding, TableBlock } from "../../model/index.ts";
import { cellText } from "../../report/cell-text.ts";
import { fileName } from "../../report/file-name.ts";
import { proseText } from "../../report/prose-text.ts";
import { type Explained, type Explanation, section } from "./explanation.ts";
import { findingSections, stampOf } from "./finding-sections.ts";

/** More rows stand in the CSV file. */
const MOST = 40;

const tableLines = (table: TableBlock, { prose }: Explained): readonly string[] => {
  const rows = table.rows
    .slice(0, MOST)
    .map((row) => table.columns.map((column, i) => cellText(row[i] ?? null, column, prose)).join(" | "));
  const rest = table.rows.length - rows.length;
  return [
    table.columns.map(({ label }) => label).join(" | "),
    ...rows,
    ...(rest > 0 ? [`and ${rest} more rows in the file`] : []),
  ];
};

const headlinesIn = (table: TableBlock): readonly string[] => [
  ...new Set(
    table.rows.flatMap((row) =>
      row.flatMap((cell) => (cell !== null && typeof cell === "object" && "headline" in cell ? [cell.headline] : [])),
    ),
  ),
];

/** A chart or a table: what it shows, the numbers in it by id, its rows and its files. */
export const explainBlock = (block: ChartBlock | TableBlock, finding: Finding, explained: Explained): Explanation => {
  const words = (prose: Parameters<typeof proseText>[0]): string => proseText(prose, explained.prose);
  const table = finding.blocks.find(
    (other): other is TableBlock =>
      other.kind === "table" && other.id === (block.kind === "chart" ? block.table : block.id),
  );
  const name = fileName(finding.id);
  const ids = table ? headlinesIn(table) : [];
  return {
    kind: block.kind,
    id: `${finding.id}.${block.id}`,
    title: words(block.caption) + stampOf(finding),
    sections: [
      ...section("Question", [`${finding.question} (${finding.standing}, analysis ${finding.analysis})`]),
      ...section("In words", block.kind === "chart" ? [words(block.alt)] : []),
      ...section("Its numbers, to be explained by id", ids),
      ...section("Its rows", table ? tableLines(table, explained) : []),
      ...section("Its files in a version", [
        ...(block.kind === "chart" ? [`charts/${name}.${block.id}.svg, .vl.json`] : []),
        ...(table ? [`tables/${name}.${table.id}.csv`] : []),
      ]),
      ...findingSections(finding, explained),
      ...section("Work it out again", [
        `afterglow explain ${finding.id}.${block.id} --study ${explained.folder}`,
        `afterglow verify --study ${explained.folder}`,
      ]),
    ],
  };
};
