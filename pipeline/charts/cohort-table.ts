import type { VegaLiteSpec } from "../model/index.ts";
import { chipLayer, type LabelBlock } from "./end-labels.ts";
import type { Role } from "./frame.ts";
import { textLayer } from "./layers.ts";
import { LINE } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface CohortLines {
  readonly role: Role;
  readonly label: string;
  readonly rows: readonly {
    readonly label: string;
    /** Texts centred at px; a text of several lines makes the row higher. */
    readonly cells: readonly { readonly x: number; readonly text: string | readonly string[] }[];
  }[];
}

const linesOf = (text: string | readonly string[]): number => (typeof text === "string" ? 1 : text.length);

/** The table under a chart, its numbers under the ticks that they belong to: for each cohort a name and its rows. */
export const cohortTable = (cohorts: readonly CohortLines[], top: number, width: number): LabelBlock => {
  const chips: { x: number; y: number; role: Role }[] = [];
  const names: { x: number; y: number; text: readonly string[] }[] = [];
  const labels: { x: number; y: number; text: string }[] = [];
  const cells: { x: number; y: number; text: string | readonly string[] }[] = [];
  let y = top;
  for (const cohort of cohorts) {
    const lines = wrapText(cohort.label, width - 14, { strong: true });
    chips.push({ x: 0, y: y + 8, role: cohort.role });
    names.push({ x: 14, y: y + 8, text: lines });
    y += lines.length * LINE + 1;
    for (const row of cohort.rows) {
      labels.push({ x: 0, y: y + 8, text: row.label });
      cells.push(...row.cells.map((cell) => ({ ...cell, y: y + 8 })));
      y += Math.max(1, ...row.cells.map(({ text }) => linesOf(text))) * LINE + 1;
    }
    y += 7;
  }
  const layers: readonly VegaLiteSpec[] = [
    ...chipLayer(chips),
    ...textLayer(names, "text-strong"),
    ...textLayer(labels, "text-muted"),
    ...textLayer(cells, "text", { align: "center" }),
  ];
  return { layers, height: y - top };
};
