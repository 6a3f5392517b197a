import type { VegaLiteSpec } from "../model/index.ts";
import { type BiasMark, biasEntries, biasKey, biasMarks } from "./bias-marks.ts";
import { type ChartFrame, chartWidth, frameSpec, MAX_MARKS, stampRoom } from "./frame.ts";
import { ruleLayer, textLayer } from "./layers.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, widest } from "./text-width.ts";
import { cutText, wrapText } from "./wrap-text.ts";

export interface TrafficLightData {
  readonly domains: readonly string[];
  readonly rows: readonly {
    readonly study: string;
    /** In the order of the domains. */
    readonly marks: readonly BiasMark[];
    readonly overall: BiasMark;
  }[];
}

/** Judgements of risk of bias: a row for each study, a column for each domain, a symbol and a letter for each judgement. */
export const trafficLight = (frame: ChartFrame, data: TrafficLightData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const heads = [...data.domains, "Overall"];
  const rows = data.rows.slice(0, Math.max(1, Math.floor(MAX_MARKS / heads.length)));
  const left = Math.ceil(Math.min(width * 0.34, Math.max(60, widest(rows.map(({ study }) => study)) + 10)));
  const cell = Math.min(72, (width - left - 2) / heads.length);
  const names = heads.map((name) => cutText(name, 260));
  const room = widest(names, { strong: true }) + 8;
  let y = room + 4;
  const lines = rows.map((row) => {
    const text = wrapText(row.study, left - 8);
    const high = Math.max(text.length * LINE, 22) + 4;
    const middle = y + high / 2;
    y += high;
    return { ...row, text, middle, bottom: y };
  });
  const x = (i: number): number => left + (i + 0.5) * cell;
  const marks = lines.flatMap(({ marks: own, overall, middle }) =>
    [...own, overall].map((mark, i) => ({ x: x(i), y: middle, mark })),
  );
  const head = (from: number, to: number) =>
    names.slice(from, to).map((text, i) => ({ x: x(from + i), y: room - 4, text }));
  const last = heads.length - 1;
  const right = left + cell * heads.length;
  const key = symbolKey(biasEntries(marks.map(({ mark }) => mark)), y + 10, width, biasKey, { line: 20 });
  const bottom = y + 10 + key.height + stampRoom(frame);
  return frameSpec(frame, {
    height: bottom,
    layers: [
      ...textLayer(head(0, last), "text", { angle: 270 }),
      ...textLayer(head(last, last + 1), "text-strong", { angle: 270 }),
      ...ruleLayer(
        lines.map((line) => ({ x: 1, x2: right, y: line.bottom, y2: line.bottom })),
        "grid",
      ),
      ...ruleLayer([{ x: x(last) - cell / 2, x2: x(last) - cell / 2, y: room, y2: y }], "connector"),
      ...textLayer(
        lines.map(({ text, middle }) => ({ x: 0, y: middle - ((text.length - 1) * LINE) / 2, text })),
        "text",
      ),
      ...biasMarks(marks),
      ...(rows.length > 0 ? [] : textLayer([{ x: 0, y: y + 4, text: "No study" }], "text-muted")),
      ...key.layers,
    ],
    plot: { left, right, top: room, bottom },
    marks: marks.length,
    notes: data.rows.length > rows.length ? ["More studies are in the table."] : [],
  });
};
