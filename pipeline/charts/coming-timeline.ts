import type { VegaLiteSpec } from "../model/index.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, stampRoom } from "./frame.ts";
import { rectLayer, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { LINE, textWidth, widest } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface ComingTimelineData {
  /** Years with a fraction, as 2025.5 for the middle of 2025. */
  readonly now: number;
  readonly nowText: string;
  readonly rows: readonly {
    readonly name: string;
    /** People and condition, in words. */
    readonly detail: string;
    /** `null` where no end is recorded. */
    readonly at: number | null;
    readonly atText: string;
    /** Recorded as finished, not planned. */
    readonly reached: boolean;
  }[];
}

const UNKNOWN = "end not recorded";

/** When registered trials end: a full mark for an end that is recorded, an open one for a planned end, words where none is recorded. */
export const comingTimeline = (frame: ChartFrame, data: ComingTimelineData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const narrow = isNarrow(width);
  const left = narrow
    ? 8
    : Math.ceil(Math.min(width * 0.42, widest(data.rows.flatMap(({ name, detail }) => [name, detail])) + 24));
  const known = [data.now, ...data.rows.flatMap(({ at }) => (at === null ? [] : [at]))];
  const from = Math.floor(Math.min(...known));
  const to = Math.max(from + 1, Math.ceil(Math.max(...known)));
  const right = width - 18;
  const x = (at: number): number => left + ((at - from) / (to - from)) * (right - left);
  const inside = (middle: number, wide: number): number =>
    Math.min(Math.max(middle, wide / 2 + 1), width - wide / 2 - 2);
  const names: { x: number; y: number; text: readonly string[] }[] = [];
  const details: typeof names = [];
  const marks: { x: number; y: number; area: number; shape: string; reached: boolean }[] = [];
  const dates: { x: number; y: number; text: string }[] = [];
  const top = LINE + 6;
  let y = top + 6;
  for (const row of data.rows) {
    const name = wrapText(row.name, narrow ? width : left - 16, { strong: true });
    const detail = wrapText(row.detail, narrow ? width : left - 16);
    const wordsHigh = (name.length + detail.length) * LINE;
    names.push({ x: 0, y: y + 7, text: name });
    details.push({ x: 0, y: y + 7 + name.length * LINE, text: detail });
    const middle = narrow ? y + wordsHigh + 10 : y + wordsHigh / 2;
    const text = row.at === null ? UNKNOWN : row.atText;
    const wide = textWidth(text);
    const at = row.at === null ? left + 4 : x(row.at);
    if (row.at !== null) marks.push({ x: at, y: middle, area: 90, shape: "circle", reached: row.reached });
    const beside = row.at === null ? at : at + 10 + wide <= width ? at + 10 : at - 10 - wide;
    dates.push({ x: beside, y: middle, text });
    y += wordsHigh + (narrow ? 24 : 12);
  }
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const every = Math.max(1, Math.ceil((years.length * 44) / Math.max(1, right - left)));
  const shown = years.filter((_, i) => i % every === 0);
  const bottom = y + LINE + 6;
  return frameSpec(frame, {
    height: bottom + stampRoom(frame),
    layers: [
      ...ruleLayer(
        shown.map((year) => ({ x: x(year), x2: x(year), y: top, y2: y })),
        "grid",
      ),
      ...ruleLayer([{ x: x(data.now), x2: x(data.now), y: top, y2: y }], "landmark"),
      ...textLayer([{ x: inside(x(data.now), textWidth(data.nowText)), y: 8, text: data.nowText }], "text-muted", {
        align: "center",
      }),
      ...textLayer(
        shown.map((year) => ({ x: inside(x(year), textWidth(String(year))), y: y + 10, text: String(year) })),
        "text-muted",
        { align: "center" },
      ),
      ...textLayer(names, "text-strong"),
      ...textLayer(details, "text-muted"),
      ...symbolLayer(marks.filter(({ reached }) => reached).map(plain), "estimate-square"),
      ...symbolLayer(marks.filter(({ reached }) => !reached).map(plain), "pooled-light"),
      ...rectLayer(
        dates.map((date) => ({ x: date.x - 2, x2: date.x + textWidth(date.text) + 2, y: date.y - 9, y2: date.y + 9 })),
        "label-paper",
      ),
      ...textLayer(dates, "text"),
      ...(data.rows.length > 0 ? [] : textLayer([{ x: 0, y: top + 4, text: "No trial" }], "text-muted")),
    ],
    plot: { left, right, top, bottom },
    marks: data.rows.length,
    notes: ["Full mark: ended, results not out. Open mark: planned end."],
  });
};

const plain = ({ x, y, area, shape }: { x: number; y: number; area: number; shape: string }) => ({ x, y, area, shape });
