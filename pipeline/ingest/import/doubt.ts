import type { IssueCode, IssueLog } from "../../model/index.ts";
import type { SourceRow } from "./source-row.ts";

/** What is wrong with a cell: text among numbers, a decimal mark lost or moved, a sign turned, a number that cannot be made again. */
export type DoubtKind = "text" | "decimal-mark" | "sign" | "differs";

/** A cell that does not agree with the rest of its row. It is listed, never corrected. */
export interface Doubt {
  readonly row: number;
  readonly line: number;
  /** The column of the file. */
  readonly column: string;
  readonly kind: DoubtKind;
  readonly value: string;
  /** What the rest of the row says the number should be near; `null` when it says nothing. */
  readonly other: number | null;
}

const codes: Readonly<Record<DoubtKind, IssueCode>> = {
  text: "import-not-a-number",
  "decimal-mark": "import-decimal-mark",
  sign: "import-sign",
  differs: "import-differs",
};

/** Worst first: where one row has several, this one stands in its column. */
export const DOUBT_KINDS: readonly DoubtKind[] = ["decimal-mark", "sign", "differs", "text"];

/** Digits that tell two numbers apart, and no more. */
export const shownNumber = (value: number): string => String(Number(value.toPrecision(6)));

/** The columns of the file by the mapping's field. */
export type ColumnNames = Readonly<Record<string, string>>;

/** A doubt about one field of a row. */
export const doubtOf = (
  row: SourceRow,
  columns: ColumnNames,
  about: { readonly field: string; readonly kind: DoubtKind; readonly other: number | null },
): Doubt => ({
  row: row.row,
  line: row.line,
  column: columns[about.field] ?? about.field,
  kind: about.kind,
  value: row.text[about.field] ?? "",
  other: about.other,
});

/** Every doubt as an issue. */
export const logDoubts = (doubts: readonly Doubt[], file: string, log: IssueLog): void => {
  for (const { row, line, column, kind, value, other } of doubts)
    log.add(codes[kind], { file, row, line, column }, value, { other: other === null ? "" : shownNumber(other) });
};
