import type { VegaLiteSpec } from "../model/index.ts";
import type { LabelBlock } from "./end-labels.ts";
import { textLayer } from "./layers.ts";
import { LINE, textWidth } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

interface Entry {
  readonly label: string;
}

/** A key that flows over as many lines as it needs; `symbols` draws the sign of each entry at its place; `line` is how high a line of large signs is, px. */
export const symbolKey = <E extends Entry>(
  entries: readonly E[],
  top: number,
  width: number,
  symbols: (placed: readonly (E & { readonly x: number; readonly y: number })[]) => readonly VegaLiteSpec[],
  { line = LINE }: { readonly line?: number } = {},
): LabelBlock => {
  const signs: (E & { x: number; y: number })[] = [];
  const texts: { x: number; y: number; text: readonly string[] }[] = [];
  let x = 0;
  let y = top;
  let high = 1;
  for (const entry of entries) {
    const lines = wrapText(entry.label, width - 20);
    const wide = 20 + Math.max(...lines.map((line) => textWidth(line)));
    if (x > 0 && x + wide > width) {
      x = 0;
      y += (high - 1) * LINE + line + 3;
      high = 1;
    }
    signs.push({ ...entry, x: x + 8, y: y + 8 });
    texts.push({ x: x + 20, y: y + 8, text: lines });
    high = Math.max(high, lines.length);
    x += wide + 18;
  }
  return {
    layers: [...symbols(signs), ...textLayer(texts, "text")],
    height: entries.length === 0 ? 0 : y - top + (high - 1) * LINE + line + 3,
  };
};
