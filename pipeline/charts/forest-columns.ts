import type { VegaLiteSpec } from "../model/index.ts";
import type { ForestColumn, ForestData, ForestRow } from "./forest-data.ts";
import type { PlacedRow } from "./forest-marks.ts";
import type { Plot } from "./frame.ts";
import { ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { LINE, textWidth, widest } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface ForestLayout {
  readonly layers: readonly VegaLiteSpec[];
  readonly placed: readonly PlacedRow[];
  readonly plot: Plot;
  /** Where the null line and the zone are drawn, top and bottom px. */
  readonly strips: readonly (readonly [number, number])[];
  /** Labels of columns for which there was no room. */
  readonly left: readonly string[];
}

interface Field {
  readonly label: string;
  readonly align: "start" | "end";
  readonly role: ForestColumn["role"];
  readonly text: (row: ForestRow) => string;
  readonly natural: number;
  readonly least: number;
}

const GAP = 12;
const CHIP = 14;
/** Least width of the plot, with the gap before it, where the data ask for no other. */
const PLOT = 150;

const isStrong = (row: ForestRow): boolean => row.kind === "pooled" || row.kind === "heading" || row.strong === true;

const field = (
  rows: readonly ForestRow[],
  column: ForestColumn,
  text: (row: ForestRow) => string,
  floor: number,
  most: number,
): Field => {
  const chip = column.role === undefined ? 0 : CHIP;
  const body = rows.filter((row) => row.kind !== "heading");
  const words = body.flatMap((row) => text(row).split(" "));
  const heading = chip + widest(column.label.split(" "), { strong: true });
  const natural = Math.max(heading, ...body.map((row) => textWidth(text(row), { strong: isStrong(row) })));
  const least = Math.min(natural, Math.max(floor, Math.min(110, Math.max(heading, widest(words, { strong: true })))));
  return {
    ...column,
    role: column.role,
    text,
    natural: Math.max(least, Math.min(natural, most)) + 1,
    least: least + 1,
  };
};

/** Column widths that leave the plot its room: the widest columns give way first, then the last columns go. */
const columnWidths = (fields: readonly Field[], room: number): readonly number[] | null => {
  const widths = fields.map(({ natural }) => natural);
  const total = (): number => widths.reduce((sum, width) => sum + width + GAP, 0);
  while (total() > room) {
    const reducible = widths.map((width, i) => (width > (fields[i] as Field).least ? width : -1));
    const widestOne = reducible.indexOf(Math.max(...reducible));
    if ((reducible[widestOne] ?? -1) < 0) return null;
    widths[widestOne] = Math.max((fields[widestOne] as Field).least, (widths[widestOne] as number) - 4);
  }
  return widths;
};

/** Without the last column that is no cohort's; when there is none, without the cohorts', which leave together. The first stays. */
const fewer = (fields: readonly Field[]): readonly Field[] => {
  const last = fields.findLastIndex(({ role }, i) => i > 0 && role === undefined);
  return last > 0 ? fields.filter((_, i) => i !== last) : fields.slice(0, 1);
};

/** Wide layout: text columns, plot, effect, weight; one row for each study; `spare` px are left free below, between the rows and the axis. */
export const forestColumns = (data: ForestData, width: number, spare: number): ForestLayout => {
  const { rows } = data;
  const room = width - (data.plotRoom ?? PLOT);
  const own = data.columns.map((column, i) =>
    field(rows, column, (row) => row.cells[column.id] ?? "", i === 0 ? 100 : 48, data.wordedNotes ? 200 : 320),
  );
  const effect = field(
    rows,
    { id: "", label: data.textLabel ?? "Effect (95% CI)", align: "start" },
    (row) => row.text,
    data.wordedNotes ? 48 : 124,
    190,
  );
  const hasNotes = rows.some((row) => row.note !== "");
  const note = field(
    rows,
    { id: "", label: data.noteLabel ?? "Weight", align: data.wordedNotes ? "start" : "end" },
    (row) => row.note,
    48,
    100,
  );
  const after = [effect, ...(hasNotes ? [note] : [])];
  let kept: readonly Field[] = own;
  let widths = columnWidths([...kept, ...after], room);
  while (widths === null && kept.length > 1) {
    kept = fewer(kept);
    widths = columnWidths([...kept, ...after], room);
  }
  const fields = [...kept, ...after];
  const used = widths ?? fields.map(({ least }) => least);
  const before = used.slice(0, kept.length).reduce((sum, size) => sum + size + GAP, 0);
  const behind = used.slice(kept.length).reduce((sum, size) => sum + size + GAP, 0);
  const plotLeft = before;
  const plotRight = Math.max(plotLeft + 80, width - behind);
  const starts = fields.map((_, i) =>
    i < kept.length
      ? used.slice(0, i).reduce((sum, size) => sum + size + GAP, 0)
      : plotRight + GAP + used.slice(kept.length, i).reduce((sum, size) => sum + size + GAP, 0),
  );
  const x = (i: number): number =>
    (starts[i] as number) + ((fields[i] as Field).align === "end" ? (used[i] as number) : 0);
  const headers = fields.map(({ label, role }, i) =>
    wrapText(label, (used[i] as number) - (role === undefined ? 0 : CHIP), { strong: true }),
  );
  const headerLines = Math.max(1, ...headers.map((lines) => lines.length));
  const headerBottom = headerLines * LINE + 6;
  const texts: { i: number; y: number; lines: readonly string[]; style: string }[] = [];
  const chips: { x: number; y: number; area: number; shape: string; role: string }[] = [];
  headers.forEach((lines, i) => {
    const y = 8 + (headerLines - lines.length) * LINE;
    const { role } = fields[i] as Field;
    texts.push({ i, y, lines, style: "text-strong" });
    if (role !== undefined) {
      const end = (fields[i] as Field).align === "end";
      const lead = end ? x(i) - textWidth(lines[0] ?? "", { strong: true }) - 8 : x(i) + 5;
      chips.push({ x: lead, y, area: 81, shape: "square", role });
    }
  });
  const placed: PlacedRow[] = [];
  let top = headerBottom + 8;
  for (const row of rows) {
    const style = isStrong(row)
      ? "text-strong"
      : row.kind === "prediction" || row.kind === "listed"
        ? "text-muted"
        : "text";
    const cells =
      row.kind === "heading"
        ? [wrapText(fields[0]?.text(row) || row.text, plotLeft - GAP, { strong: true })]
        : fields.map(({ text }, i) => wrapText(text(row), used[i] as number, { strong: isStrong(row) }));
    cells.forEach((lines, i) => {
      texts.push({ i, y: top + 8, lines, style });
    });
    placed.push({ row, y: top + 8 });
    top += Math.max(1, ...cells.map((lines) => lines.length)) * LINE + 7;
  }
  const written = (["text", "text-strong", "text-muted"] as const).flatMap((style) =>
    (["start", "end"] as const).flatMap((align) =>
      textLayer(
        texts
          .filter((entry) => entry.style === style && (fields[entry.i] as Field).align === align)
          .map(({ i, y, lines }) => ({
            x: x(i) + (align === "start" && lines === headers[i] && (fields[i] as Field).role !== undefined ? CHIP : 0),
            y,
            text: lines,
          })),
        style,
        { align: align === "start" ? "left" : "right" },
      ),
    ),
  );
  return {
    layers: [
      ...ruleLayer([{ x: 1, y: headerBottom, x2: width - 1, y2: headerBottom }], "header-rule"),
      ...symbolLayer(chips, "chip", { byRole: true }),
      ...written,
    ],
    placed,
    plot: { left: plotLeft, right: plotRight, top: headerBottom, bottom: top + spare },
    strips: [[headerBottom + 4, top]],
    left: own.filter((one) => !kept.includes(one)).map(({ label }) => label),
  };
};
