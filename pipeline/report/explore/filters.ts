import type { TableBlock } from "../../model/index.ts";
import type { TableRow } from "./table-rows.ts";

/** What a reader may choose rows by: the words of one column, or its days. */
export type Filter =
  | { readonly kind: "words"; readonly column: number; readonly label: string; readonly options: readonly string[] }
  | { readonly kind: "days"; readonly label: string };

const MOST_OPTIONS = 14;
const LONGEST_OPTION = 48;

/** Words that name one row each, or that are sentences, are nothing to choose by. */
const optionsOf = (rows: readonly TableRow[], column: number): readonly string[] | null => {
  const options = [...new Set(rows.map(({ cells }) => cells[column] ?? ""))];
  const fit =
    options.length > 1 &&
    options.length < rows.length &&
    options.length <= MOST_OPTIONS &&
    options.every((option) => option.length <= LONGEST_OPTION);
  return fit ? options : null;
};

/**
 * The filters of a table under a picture. A mark that stands for several rows must stay or go as one: a column on which such rows
 * differ gives no filter.
 */
export const filtersOf = (
  table: TableBlock,
  rows: readonly TableRow[],
  marks: readonly (readonly number[])[],
): readonly Filter[] =>
  table.columns.flatMap(({ id, label, align }, column): readonly Filter[] => {
    const several = marks.some((shown) => new Set(shown.map((row) => rows[row]?.cells[column])).size > 1);
    if (several) return [];
    if (id === "day") return rows.some(({ day }) => day !== null) ? [{ kind: "days", label }] : [];
    if (align === "end" || id === "row") return [];
    const options = optionsOf(rows, column);
    return options === null ? [] : [{ kind: "words", column, label, options }];
  });
