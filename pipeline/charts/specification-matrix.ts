import type { VegaLiteSpec } from "../model/index.ts";
import { ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import type { Decision, Drawn } from "./specification-data.ts";
import { LINE, textWidth } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

interface Place {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  /** Names above their dots instead of beside them. */
  readonly narrow: boolean;
  readonly column: (i: number) => number;
  /** Of a dot, px. */
  readonly size: number;
}

/** Which option each column took: a row of dots for each option, under the name of its decision. `strips`: the middle of each row, px. */
export const specificationMatrix = (
  decisions: readonly Decision[],
  drawn: readonly Drawn[],
  place: Place,
): {
  readonly layers: readonly VegaLiteSpec[];
  readonly bottom: number;
  readonly marks: number;
  readonly strips: readonly number[];
} => {
  const strong: { x: number; y: number; text: readonly string[] }[] = [];
  const moves: { x: number; y: number; text: readonly string[] }[] = [];
  const names: { x: number; y: number; text: readonly string[] }[] = [];
  const guides: { x: number; x2: number; y: number; y2: number }[] = [];
  const dots: { x: number; y: number; area: number; shape: string; hollow: boolean }[] = [];
  const area = place.size * place.size;
  let y = place.top;
  for (const decision of decisions) {
    const title = wrapText(decision.label, place.width, { strong: true });
    strong.push({ x: 0, y: y + 8, text: title });
    const lastWidth = textWidth(title.at(-1) ?? "", { strong: true });
    y += title.length * LINE;
    if (decision.effect !== "") {
      const beside = lastWidth + textWidth(decision.effect) + 16 <= place.width;
      const lines = beside ? [decision.effect] : wrapText(decision.effect, place.width);
      moves.push({ x: beside ? lastWidth + 10 : 0, y: y + 8 - (beside ? LINE : 0), text: lines });
      y += beside ? 0 : lines.length * LINE;
    }
    for (const option of decision.options) {
      const lines = wrapText(option.label, place.narrow ? place.width : place.left - 12);
      names.push({ x: 0, y: y + 8, text: lines });
      const middle = place.narrow ? y + lines.length * LINE + 5 : y + 8;
      guides.push({ x: place.left, x2: place.right, y: middle, y2: middle });
      drawn.forEach((one, i) => {
        if (one.choices[decision.id] === option.id)
          dots.push({ x: place.column(i), y: middle, area, shape: "circle", hollow: one.hollow });
      });
      y += lines.length * LINE + (place.narrow ? 15 : 2);
    }
    y += 7;
  }
  const marked = (hollow: boolean) => dots.filter((dot) => dot.hollow === hollow).map(({ hollow: _, ...dot }) => dot);
  return {
    layers: [
      ...ruleLayer(guides, "grid"),
      ...symbolLayer(marked(true), "pooled-light"),
      ...symbolLayer(marked(false), "estimate-square"),
      ...textLayer(strong, "text-strong"),
      ...textLayer(moves, "text-muted"),
      ...textLayer(names, "text"),
    ],
    bottom: y,
    marks: dots.length,
    strips: guides.map((guide) => guide.y),
  };
};
