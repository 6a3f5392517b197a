import type { ForestLayout } from "./forest-columns.ts";
import type { ForestData, ForestRow } from "./forest-data.ts";
import type { PlacedRow } from "./forest-marks.ts";
import { ruleLayer, textLayer } from "./layers.ts";
import { LINE, textWidth } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: readonly string[];
  readonly style: "text" | "text-strong" | "text-muted";
  readonly align: "left" | "right";
}

const noteOf = (data: ForestData, { note }: ForestRow): string => {
  if (note === "" || (!data.wordedNotes && !note.endsWith("%"))) return note;
  const label = data.noteLabel ?? (data.wordedNotes ? "Note" : "Weight");
  return label === "Note" ? note : `${label}: ${note}`;
};

/** What stands in columns on a wide picture: each with the name of its column, for there is no header above it here. */
const detailsOf = (data: ForestData, row: ForestRow): string =>
  row.kind === "heading"
    ? ""
    : [
        ...data.columns.slice(1).map(({ id, label }) => (row.cells[id] ? `${label}: ${row.cells[id]}` : "")),
        noteOf(data, row),
      ]
        .filter((text) => text !== "")
        .join("; ");

/** Telephone layout: the study and its effect in words, and the interval in a strip of its own below, so that no line crosses a text; `spare` px are left free below. */
export const forestStack = (data: ForestData, width: number, spare: number): ForestLayout => {
  const first = data.columns[0];
  const heads = [first?.label ?? "", data.textLabel ?? "Effect (95% CI)"].map((label) =>
    wrapText(label, width / 2 - 6, { strong: true }),
  );
  const headBottom = Math.max(...heads.map((lines) => lines.length)) * LINE + 6;
  const texts: Words[] = heads.map((text, i): Words => {
    const [x, align] = i === 0 ? ([0, "left"] as const) : ([width, "right"] as const);
    return { x, y: 8, text, style: "text-strong", align };
  });
  const placed: PlacedRow[] = [];
  const strips: (readonly [number, number])[] = [];
  let top = headBottom + 6;
  for (const row of data.rows) {
    const strong = row.kind === "pooled" || row.kind === "heading" || row.strong === true;
    const style = strong ? "text-strong" : "text";
    const label = (first === undefined ? "" : row.cells[first.id]) || (row.kind === "heading" ? row.text : row.id);
    const effect = row.kind === "heading" ? "" : row.text;
    const beside = width - textWidth(effect, { strong }) - 12;
    const together = textWidth(label, { strong }) <= beside || beside >= 150;
    const lines = wrapText(label, together && effect !== "" ? beside : width, { strong });
    texts.push({ x: 0, y: top + 8, text: lines, style, align: "left" });
    top += lines.length * LINE;
    if (effect !== "" && together)
      texts.push({ x: width, y: top - lines.length * LINE + 8, text: [effect], style, align: "right" });
    if (effect !== "" && !together) {
      const more = wrapText(effect, width, { strong });
      texts.push({ x: 0, y: top + 8, text: more, style, align: "left" });
      top += more.length * LINE;
    }
    const details = detailsOf(data, row);
    if (details !== "") {
      const why = wrapText(details, width);
      texts.push({ x: 0, y: top + 8, text: why, style: "text-muted", align: "left" });
      top += why.length * LINE;
    }
    if (row.kind !== "heading" && (row.estimate !== null || row.low !== null)) {
      strips.push([top + 2, top + 20]);
      placed.push({ row, y: top + 11 });
      top += 22;
    }
    top += 7;
  }
  return {
    layers: [
      ...ruleLayer([{ x: 1, y: headBottom, x2: width - 1, y2: headBottom }], "header-rule"),
      ...(["text", "text-strong", "text-muted"] as const).flatMap((style) =>
        (["left", "right"] as const).flatMap((align) =>
          textLayer(
            texts.filter((entry) => entry.style === style && entry.align === align),
            style,
            { align },
          ),
        ),
      ),
    ],
    placed,
    plot: { left: 8, right: width - 8, top: 0, bottom: top + spare },
    strips,
    left: [],
  };
};
