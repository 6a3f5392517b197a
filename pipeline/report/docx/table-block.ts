import type { ITableCellOptions, Paragraph, Table, TableCell, TableRow } from "docx";
import { columnWeights } from "../pdf/column-weights.ts";
import { texts } from "../texts.ts";
import type { TablePart } from "./part.ts";
import { type Docx, textRuns } from "./text-runs.ts";

/** A table with more columns stands on a sheet laid lengthwise, in smaller letters. */
export const UPRIGHT_COLUMNS = 7;

/** Twentieths of a point that a letter and the edges of a cell take. */
const LETTER = 92;
const EDGES = 150;

const longestWord = (text: string): number =>
  text.split(/[\s-]+/).reduce((longest, { length }) => Math.max(longest, length), 0);

/** Widths of the columns, which fill the line: room for the longest word of each, as far as there is, and the rest by their texts(). */
export const columnWidths = (
  { columns, rows }: Pick<TablePart, "columns" | "rows">,
  width: number,
): readonly number[] => {
  const labels = columns.map(({ label }) => label);
  const weights = columnWeights(labels, rows);
  const least = labels.map((label, i) => {
    const longest = rows.reduce((most, row) => Math.max(most, longestWord(row[i] ?? "")), longestWord(label));
    return Math.min(longest * LETTER + EDGES, width / 4);
  });
  const needed = least.reduce((sum, one) => sum + one, 0);
  const wished = weights.reduce((sum, one) => sum + one, 0);
  const shrink = Math.min(1, width / needed);
  const rest = Math.max(0, width - needed);
  return least.map((one, i) => Math.floor(one * shrink + (rest * (weights[i] ?? 0)) / wished));
};

/** A caption above and a table whose head is said again on every page. */
export const tableBlock = (
  docx: Docx,
  part: TablePart,
  number: number,
  width: number,
): readonly (Paragraph | Table)[] => {
  const { Paragraph, Table, TableCell, TableRow, AlignmentType, WidthType, BorderStyle, TableLayoutType } = docx;
  const widths = columnWidths(part, width);
  const narrow = part.columns.length <= UPRIGHT_COLUMNS;
  const line = { style: BorderStyle.SINGLE, size: 4, color: "999999" };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const cell = (text: string, i: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      margins: { left: 60, right: 60 },
      ...(head ? { shading: { fill: "F0F0F0" } } : {}),
      children: [
        new Paragraph({
          style: narrow ? "TableText" : "WideText",
          alignment: part.columns[i]?.align === "end" ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: textRuns(docx, text, head ? { bold: true } : {}),
        }),
      ],
    } satisfies ITableCellOptions);
  const row = (cells: readonly string[], head: boolean): TableRow =>
    new TableRow({
      ...(head ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map((text, i) => cell(text, i, head)),
    });
  const caption = new Paragraph({
    style: "Caption",
    keepNext: true,
    children: [...textRuns(docx, `${texts().docx.table} ${number}. `, { bold: true }), ...textRuns(docx, part.caption)],
  });
  if (part.columns.length === 0 || part.rows.length === 0)
    return [caption, new Paragraph({ style: "Note", children: textRuns(docx, texts().pdf.noRows) })];
  return [
    caption,
    new Table({
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
      rows: [
        row(
          part.columns.map(({ label }) => label),
          true,
        ),
        ...part.rows.map((cells) => row(cells, false)),
      ],
    }),
    new Paragraph({ style: "Note", children: [] }),
  ];
};
