import type { VegaLiteSpec } from "../model/index.ts";
import { type ChartFrame, chartWidth, frameSpec, MAX_MARKS, stampRoom } from "./frame.ts";
import { symbolLayer, textLayer } from "./layers.ts";
import { LINE, textWidth, widest } from "./text-width.ts";
import { tickText } from "./ticks.ts";
import { cutText, wrapText } from "./wrap-text.ts";

export interface EvidenceMapData {
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Independent samples, not papers; a pair that is not named has none. */
  readonly cells: readonly { readonly row: string; readonly column: string; readonly samples: number }[];
}

/** Upright names of columns, whole: on as many lines as a column is wide. Only what has no room in 340 px is cut. */
const uprightHeads = (columns: readonly string[], cell: number): readonly (readonly string[])[] => {
  const lines = Math.max(1, Math.floor(cell / LINE));
  const heights = [90, 120, 150, 180, 220, 260, 300, 340];
  const high = heights.find((most) => columns.every((name) => wrapText(name, most).length <= lines)) ?? 340;
  return columns.map((name) => {
    const wrapped = wrapText(name, high);
    return wrapped.length <= lines
      ? wrapped
      : [...wrapped.slice(0, lines - 1), cutText(wrapped.slice(lines - 1).join(" "), high)];
  });
};

/**
 * What has been studied: a square for each pair of row and column, its area the number of independent samples; what nobody studied is an empty square.
 * Where columns are too narrow for areas to be told apart, the number alone tells.
 */
export const evidenceMap = (frame: ChartFrame, data: EvidenceMapData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const columns = data.columns.slice(0, 40);
  const rows = data.rows.slice(0, Math.floor(MAX_MARKS / Math.max(1, columns.length)));
  const room = Math.min(width * 0.36, widest([...rows, data.rowTitle], { strong: true }) + 10);
  const left = Math.ceil(Math.max(60, room));
  const cell = Math.min(96, (width - left) / Math.max(1, columns.length));
  const words = widest(columns.flatMap((name) => name.split(" ")));
  const upright = words > cell - 4;
  const heads = upright ? uprightHeads(columns, cell) : columns.map((name) => wrapText(name, cell - 4));
  const headHeight = upright ? widest(heads.flat()) + 8 : Math.max(1, ...heads.map((lines) => lines.length)) * LINE;
  const title = wrapText(data.columnTitle, width - left, { strong: true });
  const corner = wrapText(data.rowTitle, left - 8, { strong: true });
  const top = Math.max(title.length * LINE + 4 + headHeight, corner.length * LINE) + 6;
  const counts = new Map(data.cells.map((one) => [JSON.stringify([one.row, one.column]), one.samples]));
  const most = Math.max(1, ...data.cells.map(({ samples }) => samples));
  const largest = Math.min(cell - 10, 34);
  const dense = cell < 30;
  let y = top;
  const lines = rows.map((name) => {
    const text = wrapText(name, left - 8);
    const high = Math.max(text.length * LINE, dense ? cell - 3 : largest) + 6;
    const middle = y + high / 2;
    y += high;
    return { name, text, middle };
  });
  const cells = lines.flatMap(({ name, middle }) =>
    columns.map((column, i) => ({
      x: left + (i + 0.5) * cell,
      y: middle,
      row: name,
      column,
      samples: counts.get(JSON.stringify([name, column])) ?? 0,
      shape: "square",
    })),
  );
  const side = (samples: number): number => (dense ? cell - 3 : Math.max(8, Math.sqrt(samples / most) * largest));
  const isRoomy = ({ samples }: { readonly samples: number }): boolean =>
    dense || side(samples) >= Math.max(18, textWidth(tickText(samples)) + 6);
  const studied = cells.filter(({ samples }) => samples > 0);
  const layers: readonly VegaLiteSpec[] = [
    ...textLayer([{ x: left, y: 8, text: title }], "text-strong"),
    ...textLayer([{ x: 0, y: top - 6 - corner.length * LINE + 8, text: corner }], "text-strong"),
    ...(upright
      ? textLayer(
          heads.flatMap((text, i) =>
            text.map((line, k) => ({
              x: left + (i + 0.5) * cell + (k - (text.length - 1) / 2) * LINE,
              y: top - 8,
              text: line,
            })),
          ),
          "text",
          { angle: 270 },
        )
      : textLayer(
          heads.map((text, i) => ({ x: left + (i + 0.5) * cell, y: top + 1 - text.length * LINE, text })),
          "text",
          { align: "center" },
        )),
    ...textLayer(
      lines.map(({ text, middle }) => ({ x: 0, y: middle - ((text.length - 1) * LINE) / 2, text })),
      "text",
    ),
    ...symbolLayer(
      cells.filter(({ samples }) => samples === 0).map((one) => ({ ...one, area: 64 })),
      "cell-empty",
    ),
    ...symbolLayer(
      studied.map((one) => ({ ...one, area: side(one.samples) * side(one.samples) })),
      "cell-filled",
    ),
    ...textLayer(
      studied.filter(isRoomy).map((one) => ({ x: one.x, y: one.y, text: tickText(one.samples) })),
      "text",
      { align: "center" },
    ),
    ...textLayer(
      studied
        .filter((one) => !isRoomy(one))
        .map((one) => ({ x: one.x + side(one.samples) / 2 + 4, y: one.y, text: tickText(one.samples) })),
      "text",
    ),
    ...(rows.length > 0 && columns.length > 0
      ? []
      : textLayer([{ x: 0, y: top + 10, text: "No study" }], "text-muted")),
  ];
  const missing = data.rows.length - rows.length + (data.columns.length - columns.length);
  const notes = [
    `${dense ? "Number" : "Area and number"}: independent samples. Empty square: none found.`,
    ...(missing > 0 ? ["More rows or columns are in the table."] : []),
  ];
  const bottom = Math.max(y, top + 20) + stampRoom(frame);
  return frameSpec(frame, {
    height: bottom,
    layers,
    plot: { left, right: Math.max(120, Math.min(width, left + cell * columns.length)), top, bottom },
    marks: cells.length,
    notes,
  });
};
