import { escapeHtml } from "../html/escape.ts";
import type { FittedText } from "./fit-text.ts";

/** A block of the picture: what it draws and how high it is. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

const LEADING = 1.25;

/** Lines of text below a height, left aligned. */
export const drawnText = ({ size, weight, lines }: FittedText, x: number, top: number, fill: string): Drawn => {
  const step = Math.round(size * LEADING);
  return {
    height: lines.length * step,
    svg: lines
      .map(
        (line, i) =>
          `<text x="${x}" y="${top + i * step + Math.round(size * 0.98)}" font-size="${size}px" font-weight="${weight}" fill="${fill}">${escapeHtml(line)}</text>`,
      )
      .join(""),
  };
};

/** Pieces below each other, each told where it starts. */
export const stacked = (top: number, pieces: readonly ((top: number) => Drawn)[], gap = 0): Drawn => {
  let svg = "";
  let y = top;
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) y += gap;
    const drawn = piece(y);
    svg += drawn.svg;
    y += drawn.height;
  }
  return { svg, height: y - top };
};
