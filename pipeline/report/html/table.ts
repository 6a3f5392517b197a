import type { TableBlock } from "../../model/index.ts";
import { cellText } from "../cell-text.ts";
import { type ProseContext, proseText } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { escapeHtml } from "./escape.ts";
import { proseHtml } from "./prose.ts";

const side = ({ align }: TableBlock["columns"][number]): string => (align === "end" ? " class=end" : "");

/** A table in a frame that scrolls by itself, so that the page never does. Ends of cells and rows and some quotes are left out, as HTML allows: they are many. */
export const tableHtml = (table: TableBlock, id: string, context: ProseContext): string => {
  const caption = proseHtml(table.caption, context);
  const head = table.columns
    .map((column) => `<th scope="col"${side(column)}>${escapeHtml(column.label)}</th>`)
    .join("");
  const body = table.rows
    .map((row) => {
      const cells = table.columns.map((column, i) => {
        const text = escapeHtml(cellText(row[i] ?? null, column, context));
        return i === 0 ? `<th scope=row>${text}` : `<td${side(column)}>${text}`;
      });
      return `<tr>${cells.join("")}`;
    })
    .join("\n");
  const empty = `<tr><td colspan="${table.columns.length}">${escapeHtml(texts.pdf.noRows)}</td></tr>`;
  return `<div class="scroll" tabindex="0" role="group" aria-label="Table: ${escapeHtml(
    proseText(table.caption, context),
  )}"><table id="${id}"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${body || empty}
</tbody></table></div>`;
};
