import type { TableBlock } from "../../model/index.ts";
import { cellText } from "../cell-text.ts";
import type { ProseContext } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { escapeHtml } from "./escape.ts";
import { proseHtml } from "./prose.ts";

/** Which columns stand at the end of their cells, as classes of the table: said once, not in every cell. */
export const endClasses = (columns: readonly Pick<TableBlock["columns"][number], "align">[]): string =>
  columns.flatMap(({ align }, i) => (align === "end" ? [`e${i + 1}`] : [])).join(" ");

/** So many columns of a table may stand at the end. */
const MOST_COLUMNS = 20;

/** The rules of `endClasses`. */
export const endStyles = Array.from(
  { length: MOST_COLUMNS },
  (_, i) => `.e${i + 1} :is(td,th):nth-child(${i + 1})`,
).join(",");

/**
 * A table in a frame that scrolls by itself, so that the page never does. Ends of cells and rows, the scope of a row's first heading (HTML
 * finds it) and some quotes are left out, as HTML allows: they are many.
 */
export const tableHtml = (table: TableBlock, id: string, context: ProseContext): string => {
  const caption = proseHtml(table.caption, context);
  const head = table.columns.map((column) => `<th scope=col>${escapeHtml(column.label)}`).join("");
  const body = table.rows
    .map((row) => {
      const cells = table.columns.map((column, i) => {
        const text = escapeHtml(cellText(row[i] ?? null, column, context));
        return i === 0 ? `<th>${text}` : `<td>${text}`;
      });
      return `<tr>${cells.join("")}`;
    })
    .join("\n");
  const empty = `<tr><td colspan="${table.columns.length}">${escapeHtml(texts().pdf.noRows)}</td></tr>`;
  return `<div class=scroll tabindex=0 role=group aria-labelledby="${id}-c"><table id="${id}" class="${endClasses(table.columns)}"><caption id="${id}-c">${caption}</caption><thead><tr>${head}<tbody>
${body || empty}
</table></div>`;
};
