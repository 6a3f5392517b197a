import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, MAX_MARKS, type Plot, viewHeight } from "./frame.ts";
import { roleColour, ruleLayer, textLayer } from "./layers.ts";
import { type PlotScale, position } from "./plot-scale.ts";
import type { RelapseFreeData } from "./points-data.ts";
import { pointsPanel } from "./points-panel.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, widest } from "./text-width.ts";
import { ticksThatFit } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export type { ModelCurve, PointShape, PointsPanel, RelapseFreeData, RelapseFreePoint } from "./points-data.ts";

const DAYS = [0, 7, 28, 90, 365, 180, 730, 14, 60, 3, 1, 1460, 2920] as const;

/**
 * Shares still well against days on a log1p axis, in panels that share it: one mark for each reported share, area by the root of n.
 * Not a comparison: only arms of one randomised trial are joined, and the sentence that says so is drawn in the file.
 */
export const relapseFreePoints = (frame: ChartFrame, data: RelapseFreeData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const narrow = isNarrow(width);
  const all = data.panels.reduce((sum, { points }) => sum + points.length, 0);
  const share = Math.floor(MAX_MARKS / Math.max(1, data.panels.length));
  const panels = data.panels.map((panel) => ({
    ...panel,
    points: panel.points
      .filter(({ day, share }) => Number.isFinite(day) && Number.isFinite(share))
      .map((point) => ({ ...point, day: Math.max(0, point.day) }))
      .sort((a, b) => (b.n ?? 0) - (a.n ?? 0) || (a.id < b.id ? -1 : 1))
      .slice(0, share),
  }));
  const drawn = panels.reduce((sum, { points }) => sum + points.length, 0);
  const longest = Math.max(30, ...panels.flatMap(({ points }) => points.map(({ day }) => day)));
  const soonest = Math.min(longest, ...panels.flatMap(({ points }) => points.map(({ day }) => day)));
  const first = [7, 3, 1].find((day) => day <= soonest * 0.6) ?? 0;
  const wanted = DAYS.filter((day) => day >= first && day <= longest * 1.2);
  const beside = data.layout === "beside" && panels.length > 1;
  const each = beside ? width / panels.length : width;
  const field = beside ? 114 : narrow ? 200 : 210;
  const room = each - (beside ? 16 : 0);
  const scale = wrapText(data.yTitle, room);
  const heads = panels.map((panel) => wrapText(panel.title, room, { strong: true }));
  const tallest = Math.max(0, ...heads.map(({ length }) => length));
  let y = 0;
  const frames = panels.map((panel, i) => {
    const from = beside ? i * each : 0;
    const title = heads[i] ?? [];
    const start = beside ? 0 : y;
    const top = start + ((beside ? tallest : title.length) + scale.length) * LINE + 12;
    const plot: Plot = { left: from + 36, right: from + each - 20, top, bottom: top + field };
    y = Math.max(y, plot.bottom + 34);
    const x: PlotScale = { type: "symlog", domain: [first, longest * 1.2], range: [plot.left, plot.right] };
    const ticks = ticksThatFit(wanted, (day) => position(x, day), 6);
    return { panel, title, plot, start, from, x, ticks };
  });
  const left = 36;
  const right = width - 20;
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const titleY = y + 2;
  const key = symbolKey(data.legend, titleY + titles.length * LINE + 4, width, (placed) =>
    placed.length === 0
      ? []
      : [
          {
            data: { values: placed.map((one) => ({ ...one, filled: one.open ? 0 : 1 })) },
            mark: { type: "point", filled: true, size: 80, style: "point-open" },
            encoding: {
              x: { field: "x", type: "quantitative", scale: null, axis: null },
              y: { field: "y", type: "quantitative", scale: null, axis: null },
              shape: { field: "shape", type: "nominal", scale: null, legend: null },
              fill: roleColour,
              stroke: roleColour,
              fillOpacity: { field: "filled", type: "quantitative", scale: null, legend: null },
            },
          },
        ],
  );
  const body = titleY + titles.length * LINE + 4 + key.height;
  const points = panels.flatMap((panel) => panel.points);
  const signs = [
    ...(points.some(({ n }) => n !== null) ? ["Area: number of people"] : []),
    ...(points.some(({ n }) => n === null) ? ["small empty mark without a line: size not reported"] : []),
    ...(points.some(({ after }) => after === "continued") ? ["ring: treatment went on"] : []),
    ...(points.some(({ secondary }) => secondary) ? ["pale: secondary source"] : []),
    ...(points.some(({ clockUncertain }) => clockUncertain)
      ? ["dots to the left: days not counted from the last dose"]
      : []),
    ...(panels.some(({ pairs }) => pairs.length > 0) ? ["gray line: arms of one randomized trial"] : []),
  ];
  const notes = [
    data.note,
    ...(panels.some(({ curves = [] }) => curves.length > 0) && data.curveNote ? [data.curveNote] : []),
    ...(signs.length > 0 && !beside ? [`${signs.join("; ")}.`] : []),
    ...(drawn < all ? [`${all - drawn} more points are in the table.`] : []),
  ];
  const height = viewHeight(frame, body, notes);
  let labels = 8;
  const layers = frames.flatMap(({ panel, title, plot, start, from, x, ticks }) => {
    const made = pointsPanel(
      panel,
      {
        x,
        y: { type: "linear", domain: [0, 100], range: [plot.bottom, plot.top] },
        xAxis: bottomAxis(plot, height, { values: ticks }),
        yAxis: leftAxis(plot, { values: [0, 25, 50, 75, 100], grid: true }),
      },
      {
        labels,
        strict: narrow || beside,
        most: narrow || beside ? 120 : 170,
        keepFree:
          panel === panels.at(-1)
            ? [{ left: plot.right - 110, right: plot.right, top: plot.bottom - 30, bottom: plot.bottom }]
            : [],
      },
    );
    labels -= made.named;
    return [
      ...textLayer([{ x: from, y: start + 8, text: title }], "text-strong"),
      ...textLayer([{ x: from, y: start + 8 + title.length * LINE, text: scale }], "text-muted"),
      ...ruleLayer(
        ticks.map((day) => ({ x: position(x, day), x2: position(x, day), y: plot.top, y2: plot.bottom })),
        "grid",
      ),
      ...made.layers,
    ];
  });
  const middle = Math.max(widest(titles, { strong: true }) / 2, (left + right) / 2);
  return frameSpec(frame, {
    height: body,
    layers: [
      ...layers,
      ...textLayer([{ x: middle, y: titleY, text: titles }], "text-strong", { align: "center" }),
      ...key.layers,
    ],
    plot: frames.at(-1)?.plot ?? { left, right, top: 0, bottom: 0 },
    marks: drawn,
    notes,
  });
};
