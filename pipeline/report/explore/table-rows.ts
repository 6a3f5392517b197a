import type { Cell, Headline, Quantity, TableBlock } from "../../model/index.ts";
import { cellText } from "../cell-text.ts";
import type { ProseContext } from "../prose-text.ts";
import { UNITS } from "../units.ts";

/** One row of a table under a picture, as a reader sees it and as a picture can be drawn from it. */
export interface TableRow {
  readonly cells: readonly string[];
  /** What a mark may call this row by: its words and the ids of its headlines. */
  readonly keys: readonly string[];
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** On a scale of ratios. */
  readonly ratio: boolean;
  readonly day: number | null;
}

const quantityOf = (cell: Cell | undefined, headlines: ReadonlyMap<string, Headline>): Quantity | null => {
  if (typeof cell !== "object" || cell === null) return null;
  return "headline" in cell ? (headlines.get(cell.headline)?.quantity ?? null) : cell;
};

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether a mark at one number may stand for the other: as it is, or in percent. */
export const sameNumber = (value: number, drawn: number): boolean => near(value, drawn) || near(value * 100, drawn);

/** The column whose numbers the picture shows: with most of the drawn numbers, or else the first of quantities; −1 without one. */
export const numberColumn = (
  table: TableBlock,
  headlines: ReadonlyMap<string, Headline>,
  drawn: readonly number[],
): number => {
  const scores = table.columns.map((_, i) => {
    const values = table.rows.flatMap((row) => {
      const quantity = quantityOf(row[i], headlines);
      return quantity?.kind === "estimate" ? [quantity.value] : [];
    });
    return values.filter((value) => drawn.some((one) => sameNumber(value, one))).length * 1000 + values.length;
  });
  const most = Math.max(0, ...scores);
  return most === 0 ? -1 : scores.indexOf(most);
};

/** "0.7 h" is less than a day; "84" is a day; what is no number is not known. */
const dayOf = (cell: Cell | undefined): number | null => {
  if (typeof cell === "number") return cell;
  const found = typeof cell === "string" ? /^(\d+(?:\.\d+)?)( h)?$/.exec(cell) : null;
  return found === null ? null : Number(found[1]) / (found[2] === undefined ? 1 : 24);
};

/** The rows of a table; `number` is the column whose numbers the picture shows. */
export const tableRows = (table: TableBlock, number: number, context: ProseContext): readonly TableRow[] => {
  const day = table.columns.findIndex(({ id }) => id === "day");
  return table.rows.map((row) => {
    const cell = row[number];
    const quantity = quantityOf(cell, context.headlines);
    const known = quantity?.kind === "estimate" ? quantity : null;
    const own =
      typeof cell === "object" && cell !== null && "headline" in cell
        ? context.headlines.get(cell.headline)?.unit
        : undefined;
    return {
      cells: table.columns.map((column, i) => cellText(row[i] ?? null, column, context)),
      keys: row.flatMap((one) =>
        typeof one === "string"
          ? [one]
          : typeof one === "object" && one !== null && "headline" in one
            ? [one.headline]
            : [],
      ),
      value: known?.value ?? null,
      low: known?.intervals[0]?.low ?? null,
      high: known?.intervals[0]?.high ?? null,
      ratio: known !== null && (known.seScale === "log" || (own !== undefined && UNITS[own]?.none === 1)),
      day: day < 0 ? null : dayOf(row[day]),
    };
  });
};
