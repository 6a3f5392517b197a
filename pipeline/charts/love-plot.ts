import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis } from "./axes.ts";
import { forestColumns } from "./forest-columns.ts";
import { forestStack } from "./forest-stack.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, MAX_MARKS, stampRoom, viewHeight } from "./frame.ts";
import { rectLayer, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { type LovePlotData, loveRows } from "./love-plot-rows.ts";
import { channel, type PlotScale, position } from "./plot-scale.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, widest } from "./text-width.ts";
import { niceTicks, ticksThatFit, tickText } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export type { LovePlotData, LovePlotRow } from "./love-plot-rows.ts";

/** The line of the first limit, then of those beyond it. */
const lineStyle = (i: number): string => (i === 0 ? "connector" : "landmark");

const domainOf = (sizes: readonly number[], limits: readonly number[]): readonly [number, number] => {
  const widest = Math.max(0, ...limits);
  const most = Math.max(widest * 1.15, Math.min(Math.max(0, ...sizes) * 1.08, widest * 8)) || Math.max(1, ...sizes);
  return [-most, most];
};

/**
 * How unlike the cohorts are before and after weighting: for each covariate its signed standardised difference, an open circle
 * before and a full mark after, joined by a line; lines at the declared limits, the zone inside the first is light.
 */
export const lovePlot = (frame: ChartFrame, all: LovePlotData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const narrow = isNarrow(width);
  const data: LovePlotData = { ...all, rows: all.rows.slice(0, MAX_MARKS / 2) };
  const { rows, table } = loveRows(data, narrow);
  const layout = (narrow ? forestStack : forestColumns)(table, width, stampRoom(frame));
  const { plot, strips } = layout;
  const limits = data.limits.map(({ value }) => Math.abs(value));
  const sizes = rows.flatMap(({ before, after }) => [Math.abs(before ?? 0), Math.abs(after ?? 0)]);
  const domain = domainOf(sizes, limits);
  const scale: PlotScale = { type: "linear", domain, range: [plot.left + 6, plot.right - 6] };
  const place = (value: number): number => position(scale, Math.min(domain[1], Math.max(domain[0], value)));
  const both = limits.flatMap((limit) => [-limit, limit]);
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const under = plot.bottom + 38;
  const keyTop = under + titles.length * LINE;
  const key = symbolKey(
    [
      { label: data.beforeLabel, sign: "before", i: 0 },
      { label: data.afterLabel, sign: "after", i: 0 },
      ...data.limits.map(({ value, label }, i) => ({
        label: `±${tickText(Math.abs(value))}: ${label}`,
        sign: "line",
        i,
      })),
    ],
    keyTop,
    width,
    (placed) => [
      ...placed
        .filter(({ sign }) => sign === "line")
        .flatMap(({ x, y, i }) => ruleLayer([{ x, x2: x, y: y - 7, y2: y + 7 }], lineStyle(i))),
      ...symbolLayer(
        placed.filter(({ sign }) => sign === "before").map(({ x, y }) => ({ x, y, area: 64, shape: "circle" })),
        "pooled-light",
      ),
      ...symbolLayer(
        placed.filter(({ sign }) => sign === "after").map(({ x, y }) => ({ x, y, area: 64, shape: data.afterShape })),
        "estimate-square",
      ),
    ],
  );
  const body = keyTop + key.height;
  const beyond = sizes.some((size) => size > domain[1]);
  const notes = [
    ...(all.rows.length > data.rows.length
      ? [`${all.rows.length - data.rows.length} more rows are in the table.`]
      : []),
    ...(layout.left.length > 0 ? [`In the table only: ${layout.left.join("; ")}.`] : []),
    ...(beyond ? ["A triangle at the edge: the difference lies beyond it."] : []),
    data.footer,
  ];
  const height = viewHeight(frame, body, notes);
  const marks = layout.placed.map(({ row, y }) => ({ y, ...(rows[table.rows.indexOf(row)] as (typeof rows)[number]) }));
  const at = (key: "before" | "after", shape: string, area: number) =>
    marks.flatMap((mark) => {
      const value = mark[key];
      if (value === null) return [];
      const edge = value < domain[0] ? "triangle-left" : value > domain[1] ? "triangle-right" : shape;
      return [{ x: place(value), y: mark.y, area, shape: edge }];
    });
  const layers: readonly VegaLiteSpec[] = [
    {
      data: { values: [] },
      mark: "point",
      encoding: {
        x: channel(
          scale,
          "difference",
          bottomAxis(plot, height, { values: ticksThatFit([0, ...both, ...niceTicks(...domain, 6)], place, 6) }),
        ),
      },
    },
    ...(limits[0] === undefined
      ? []
      : rectLayer(
          strips.map(([y, y2]) => ({ x: place(-(limits[0] as number)), x2: place(limits[0] as number), y, y2 })),
          "worthwhile-zone",
        )),
    ...limits.flatMap((limit, i) =>
      ruleLayer(
        strips.flatMap(([y, y2]) => [-limit, limit].map((value) => ({ x: place(value), x2: place(value), y, y2 }))),
        lineStyle(i),
      ),
    ),
    ...ruleLayer(
      strips.map(([y, y2]) => ({ x: place(0), x2: place(0), y, y2 })),
      "null-line",
    ),
    ...layout.layers,
    ...ruleLayer(
      marks.flatMap(({ before, after, y }) =>
        before === null || after === null ? [] : [{ x: place(before), x2: place(after), y, y2: y }],
      ),
      "connector",
    ),
    ...symbolLayer(at("before", "circle", 100), "pooled-light"),
    ...symbolLayer(at("after", data.afterShape, 56), "estimate-square"),
    ...textLayer(
      titles.map((text, i) => ({
        x: Math.min(
          width - widest(titles, { strong: true }) / 2,
          Math.max(widest(titles, { strong: true }) / 2, (plot.left + plot.right) / 2),
        ),
        y: under + i * LINE,
        text,
      })),
      "text-strong",
      { align: "center" },
    ),
    ...key.layers,
    ...(rows.length > 0
      ? []
      : textLayer([{ x: (plot.left + plot.right) / 2, y: plot.bottom - 6, text: "No covariate" }], "text-muted", {
          align: "center",
        })),
  ];
  return frameSpec(frame, { height: body, layers: [{ layer: layers }], plot, marks: marks.length * 2, notes });
};
