import type { VegaLiteSpec } from "../model/index.ts";
import { BIAS_MARKS, BIAS_ORDER, type BiasMark, biasEntries, biasKey } from "./bias-marks.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, stampRoom } from "./frame.ts";
import { rectLayer, textLayer } from "./layers.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, textWidth, widest } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface BiasSummaryData {
  readonly rows: readonly { readonly domain: string; readonly counts: Readonly<Record<BiasMark, number>> }[];
}

const STYLE: Readonly<Record<BiasMark, string>> = {
  low: "cell-empty",
  unclear: "cell-filled",
  some: "cell-filled",
  high: "estimate-square",
  none: "cell-empty",
};

const BAR = 20;

/** How many studies were judged how, domain by domain: a bar of segments, each with its letter and its number. */
export const biasSummary = (frame: ChartFrame, data: BiasSummaryData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const narrow = isNarrow(width);
  const names = data.rows.map(({ domain }) => domain);
  const left = narrow ? 1 : Math.ceil(Math.min(width * 0.4, widest(names) + 12));
  const texts: { x: number; y: number; text: readonly string[] }[] = [];
  const parts: { x: number; x2: number; y: number; y2: number; mark: BiasMark; label: string }[] = [];
  let y = 4;
  for (const { domain, counts } of data.rows) {
    const lines = wrapText(domain, narrow ? width : left - 10);
    const all = BIAS_ORDER.reduce((sum, mark) => sum + counts[mark], 0);
    const high = narrow ? lines.length * LINE + BAR + 4 : Math.max(BAR, lines.length * LINE);
    const top = narrow ? y + lines.length * LINE + 2 : y + (high - BAR) / 2;
    texts.push({ x: 0, y: narrow ? y + 7 : y + high / 2 - ((lines.length - 1) * LINE) / 2, text: lines });
    let x = left;
    for (const mark of BIAS_ORDER) {
      const wide = all === 0 ? 0 : (counts[mark] / all) * (width - left - 2);
      const label = `${BIAS_MARKS[mark].letter} ${counts[mark]}`;
      if (wide > 0) parts.push({ x, x2: x + wide, y: top, y2: top + BAR, mark, label });
      x += wide;
    }
    y += high + 8;
  }
  if (data.rows.length === 0) y += LINE;
  const rects = (style: string) => rectLayer(parts.filter(({ mark }) => STYLE[mark] === style).map(box), style);
  const written = parts.filter(({ label, x, x2 }) => textWidth(label) + 4 <= x2 - x);
  const labels = (dark: boolean) =>
    written
      .filter(({ mark }) => (STYLE[mark] === "estimate-square") === dark)
      .map(({ x, x2, y: from, label }) => ({ x: (x + x2) / 2, y: from + BAR / 2, text: label }));
  const key = symbolKey(biasEntries(parts.map(({ mark }) => mark)), y + 6, width, biasKey, { line: 20 });
  const bottom = y + 6 + key.height + stampRoom(frame);
  return frameSpec(frame, {
    height: bottom,
    layers: [
      ...textLayer(texts, "text"),
      ...["cell-empty", "cell-filled", "estimate-square"].flatMap(rects),
      ...textLayer(labels(false), "text", { align: "center" }),
      ...textLayer(labels(true), "point-paper", { align: "center" }),
      ...(data.rows.length > 0 ? [] : textLayer([{ x: 0, y: y - LINE + 6, text: "No study" }], "text-muted")),
      ...key.layers,
    ],
    plot: { left, right: width, top: 0, bottom },
    marks: parts.length,
    notes: ["Numbers count studies."],
  });
};

const box = ({ x, x2, y, y2 }: { x: number; x2: number; y: number; y2: number }) => ({ x, x2, y, y2 });
