import type { VegaLiteSpec } from "../model/index.ts";
import type { Role } from "./frame.ts";
import { symbolLayer, textLayer } from "./layers.ts";
import { LINE, widest } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

interface Named {
  readonly role: Role;
  readonly label: string;
}

const CHIP = 14;
const SHAPES: Readonly<Record<Role, string>> = { intervention: "square", comparator: "circle", neutral: "triangle-up" };

/** A cohort's chip: hue and shape together, so that neither has to be seen alone. */
export const chipLayer = (
  chips: readonly { readonly x: number; readonly y: number; readonly role: Role }[],
): readonly VegaLiteSpec[] =>
  symbolLayer(
    chips.map(({ x, y, role }) => ({ x: x + 5, y, area: 81, shape: SHAPES[role], role })),
    "chip",
    { byRole: true },
  );

export interface LabelBlock {
  readonly layers: readonly VegaLiteSpec[];
  readonly height: number;
}

/** Names under each other, each behind its chip: the key of a narrow chart. `top` is the upper edge. */
export const keyLines = (names: readonly Named[], top: number, width: number): LabelBlock => {
  const rows: { y: number; role: Role; lines: readonly string[] }[] = [];
  let y = top;
  for (const { role, label } of names) {
    const lines = wrapText(label, width - CHIP);
    rows.push({ y: y + 8, role, lines });
    y += lines.length * LINE + 2;
  }
  return {
    layers: [
      ...chipLayer(rows.map((row) => ({ x: 0, y: row.y, role: row.role }))),
      ...textLayer(
        rows.map((row) => ({ x: CHIP, y: row.y, text: row.lines })),
        "text",
      ),
    ],
    height: y - top,
  };
};

/** Room that names beside the ends of lines need, px. */
export const endLabelWidth = (names: readonly Named[], most: number): number =>
  names.length === 0 ? 0 : CHIP + 12 + widest(names.flatMap(({ label }) => wrapText(label, most)));

/** Names beside the ends of lines, pushed apart where the ends are close. */
export const endLabels = (
  names: readonly (Named & { readonly y: number })[],
  place: { readonly x: number; readonly most: number; readonly top: number; readonly bottom: number },
): readonly VegaLiteSpec[] => {
  const blocks = names
    .map((name) => ({ ...name, lines: wrapText(name.label, place.most) }))
    .sort((a, b) => a.y - b.y)
    .map((block) => ({ ...block, from: block.y - (block.lines.length * LINE) / 2 }));
  let edge = place.top;
  for (const block of blocks) {
    block.from = Math.max(block.from, edge);
    edge = block.from + block.lines.length * LINE + 4;
  }
  let floor = place.bottom;
  for (const block of [...blocks].reverse()) {
    block.from = Math.min(block.from, floor - block.lines.length * LINE);
    floor = block.from - 4;
  }
  return [
    ...chipLayer(blocks.map(({ from, role }) => ({ x: place.x, y: from + LINE / 2, role }))),
    ...textLayer(
      blocks.map(({ from, lines }) => ({ x: place.x + CHIP, y: from + LINE / 2, text: lines })),
      "text",
    ),
  ];
};
