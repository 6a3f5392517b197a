import type { TableBlock } from "../../model/index.ts";
import { cellText } from "../cell-text.ts";
import type { ProseContext } from "../prose-text.ts";
import { escapeHtml } from "./escape.ts";
import { proseHtml } from "./prose.ts";

/** A table in a frame that scrolls by itself, so that the page never does. */
export const tableHtml = (table: TableBlock, id: string, context: ProseContext): string => {
  const caption = proseHtml(table.caption, context);
  const head = table.columns
    .map((column) => `<th scope="col" class="${column.align}">${escapeHtml(column.label)}</th>`)
    .join("");
  const body = table.rows
    .map((row) => {
      const cells = table.columns.map((column, i) => {
        const text = escapeHtml(cellText(row[i] ?? null, column, context));
        return i === 0 ? `<th scope="row">${text}</th>` : `<td class="${column.align}">${text}</td>`;
      });
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("\n");
  const empty = `<tr><td colspan="${table.columns.length}">No rows.</td></tr>`;
  return `<div class="scroll" tabindex="0" role="region" aria-label="Table: ${escapeHtml(
    table.caption.filter((run) => typeof run === "string").join(""),
  )}"><table id="${id}"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${body || empty}
</tbody></table></div>`;
};
