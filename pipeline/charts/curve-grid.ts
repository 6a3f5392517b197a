import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { bandRuns, type Curve, type CurveStep } from "./curve-parts.ts";
import { keyLines } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, type Plot, viewHeight } from "./frame.ts";
import { roleColour, textLayer } from "./layers.ts";
import { axesLayer, channel, type PlotScale } from "./plot-scale.ts";
import { LINE } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface CurveGridData {
  /** A small field each, on the same axes, in this order; the first is the one that counts. Steps are points of the curve, joined by lines. */
  readonly fields: readonly { readonly title: string; readonly curves: readonly Curve[] }[];
  readonly horizon: number;
  readonly xTitle: string;
  readonly yTitle: string;
}

const LEFT = 34;
const GAP = 30;
const FIELD = 96;

/** The same curves under several ways of counting, in small fields on one pair of axes: the eye compares shapes, the table has the numbers. */
export const curveGrid = (frame: ChartFrame, { fields, horizon, xTitle, yTitle }: CurveGridData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const across = isNarrow(width) ? 1 : 3;
  const cell = Math.floor((width - LEFT - GAP * (across - 1) - 12) / across);
  const named = new Map(fields.flatMap(({ curves }) => curves).map((curve) => [curve.role, curve]));
  const key = keyLines([...named.values()], 0, width);
  const head = wrapText(yTitle, width, { strong: true });
  let top = key.height + head.length * LINE + 10;
  const placed: { readonly plot: Plot; readonly title: readonly string[]; readonly field: (typeof fields)[number] }[] =
    [];
  for (let start = 0; start < fields.length; start += across) {
    const row = fields.slice(start, start + across);
    const titles = row.map(({ title }, i) => wrapText(title, cell, { strong: start + i === 0 }));
    const room = Math.max(...titles.map((lines) => lines.length)) * LINE + 8;
    row.forEach((field, i) => {
      const left = LEFT + i * (cell + GAP);
      const plot: Plot = { left, right: left + cell, top: top + room, bottom: top + room + FIELD };
      placed.push({ plot, title: titles[i] ?? [], field });
    });
    top += room + FIELD + 30;
  }
  const feet = wrapText(xTitle, width - LEFT, { strong: true });
  const body = fields.length === 0 ? LINE : top + 6 + feet.length * LINE;
  const height = viewHeight(frame, body, []);
  const none: Plot = { left: 0, right: width, top: 0, bottom: body };
  return frameSpec(frame, {
    height: body,
    layers:
      fields.length === 0
        ? textLayer([{ x: 0, y: 8, text: "No curve" }], "text-muted")
        : [
            ...key.layers,
            ...textLayer([{ x: 0, y: key.height + 12, text: head }], "text-strong"),
            ...placed.flatMap(({ plot, title, field }, i) => [
              ...textLayer(
                [{ x: plot.left, y: plot.top - 6 - (title.length - 1) * LINE - 8, text: title }],
                i === 0 ? "text-strong" : "text",
              ),
              fieldLayer(field.curves, plot, { horizon, height, first: plot.left === LEFT }),
            ]),
            ...textLayer([{ x: LEFT, y: top + 4, text: feet }], "text-strong"),
          ],
    plot: placed.at(-1)?.plot ?? none,
    marks: fields.reduce((sum, { curves }) => sum + curves.reduce((all, { steps }) => all + steps.length, 0), 0),
    notes: [],
  });
};

const fieldLayer = (
  curves: readonly Curve[],
  plot: Plot,
  { horizon, height, first }: { readonly horizon: number; readonly height: number; readonly first: boolean },
): VegaLiteSpec => {
  const x: PlotScale = { type: "linear", domain: [0, horizon], range: [plot.left, plot.right] };
  const y: PlotScale = { type: "linear", domain: [0, 100], range: [plot.bottom, plot.top] };
  const days = bottomAxis(plot, height, { values: [0, horizon / 2, horizon] });
  const shares = {
    ...leftAxis(plot, { values: [0, 50, 100], grid: true }),
    ...(first ? {} : { labels: false, ticks: false }),
  };
  return {
    layer: [
      axesLayer(channel(x, "time", days), channel(y, "percent", shares)),
      ...curves.flatMap((curve) => sampledLines(curve, x, y)),
    ],
  };
};

/** Straight lines between the points over their band, dotted from the last point before few are left. */
const sampledLines = (curve: Curve, x: PlotScale, y: PlotScale): readonly VegaLiteSpec[] => {
  const rows = (steps: readonly CurveStep[]) =>
    steps.map(({ time, survival, low, high }) => ({
      time,
      percent: survival * 100,
      low: low === null ? null : low * 100,
      high: high === null ? null : high * 100,
      role: curve.role,
      cohort: curve.label,
    }));
  const from = curve.thinFrom ?? Infinity;
  const meet = curve.steps.findLastIndex(({ time }) => time <= from);
  const line = (part: readonly CurveStep[], style: string): readonly VegaLiteSpec[] =>
    part.length < 2
      ? []
      : [
          {
            data: { values: rows(part) },
            mark: { type: "line", style: ["curve", style] },
            encoding: { x: channel(x, "time"), y: channel(y, "percent"), color: roleColour },
          },
        ];
  return [
    ...bandRuns(curve.steps).map((run) => ({
      data: { values: rows(run) },
      mark: { type: "area", style: "band" },
      encoding: { x: channel(x, "time"), y: channel(y, "low"), y2: { field: "high" }, color: roleColour },
    })),
    ...line(curve.steps.slice(0, meet + 1), `curve-${curve.role}`),
    ...line(curve.steps.slice(Math.max(0, meet)), "thin-data"),
  ];
};
