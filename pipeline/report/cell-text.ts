import type { Cell, TableColumn } from "../model/index.ts";
import { formatBareP, formatHeadline, formatQuantity, grouped, type Spelling } from "./format.ts";
import type { ProseContext } from "./prose-text.ts";
import { roundedText } from "./round.ts";
import { texts } from "./texts.ts";
import { UNITS, unitStyle } from "./units.ts";

const plainNumber = (value: number, spelling: Spelling): string =>
  grouped(Number.isInteger(value) ? roundedText(value, 0) : roundedText(value, Math.abs(value) < 10 ? 2 : 1), spelling);

/** One table cell as people read it. An empty cell says so in words. */
export const cellText = (cell: Cell, column: TableColumn, context: ProseContext): string => {
  const { spelling } = context;
  if (cell === null) return texts().number.notReported;
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") {
    if (column.unit === "p-value") return formatBareP(cell, spelling);
    const style = column.unit === null ? undefined : UNITS[column.unit];
    const finer = style && !style.percent && style.decimals(cell, 100) === 0 && !Number.isInteger(cell);
    if (!style || finer) return plainNumber(cell, spelling);
    if (!style.percent) return grouped(roundedText(cell, style.decimals(cell, 100)), spelling);
    return `${grouped(roundedText(cell * 100, unitStyle(column.unit as string).decimals(cell, 0)), spelling)}%`;
  }
  if ("headline" in cell) {
    const headline = context.headlines.get(cell.headline);
    if (!headline) throw new RangeError(`unknown headline in a table: ${cell.headline}`);
    return formatHeadline(headline, spelling);
  }
  return formatQuantity(cell, column.unit ?? "count", 0, spelling);
};
