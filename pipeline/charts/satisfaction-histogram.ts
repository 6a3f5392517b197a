import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { chipLayer } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, MAX_MARKS, type Plot, type Role, viewHeight } from "./frame.ts";
import { roleColour, textLayer } from "./layers.ts";
import { axesLayer, channel, type PlotScale, position } from "./plot-scale.ts";
import { LINE, widest } from "./text-width.ts";
import { niceTicks, ticksThatFit } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export interface SatisfactionHistogramData {
  readonly xTitle: string;
  readonly binWidth: number;
  readonly range: readonly [number, number];
  readonly series: readonly {
    readonly role: Role;
    readonly label: string;
    readonly bins: readonly { readonly low: number; readonly count: number; readonly share: number }[];
    readonly n: number;
    /** How many were asked; `null` where that is not known. */
    readonly asked?: number | null;
    readonly mean: string;
  }[];
}

/** "197 of 287 answered (68.6%)": percent by the number of people, none below 20. */
const answered = (n: number, asked: number | null): string => {
  if (asked === null || asked < n) return `n = ${n}`;
  const percent = (100 * n) / Math.max(1, asked);
  const share =
    asked < 20 ? "" : ` (${asked < 100 ? Math.round(percent) : (Math.round(percent * 10) / 10).toFixed(1)}%)`;
  return `${n} of ${asked} answered${share}`;
};

/** Totals of a scale without cited bands: one histogram for each cohort, above each other on the same axes, in percent of those who answered. */
export const satisfactionHistogram = (frame: ChartFrame, data: SatisfactionHistogramData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const [least, last] = data.range;
  const each = Math.floor(MAX_MARKS / Math.max(1, data.series.length));
  const highest = Math.max(0.05, ...data.series.flatMap(({ bins }) => bins.map(({ share }) => share)));
  const left = 40;
  const right = width - 14;
  const x: PlotScale = { type: "linear", domain: [least, Math.max(last, least + data.binWidth)], range: [left, right] };
  const ticks = ticksThatFit(niceTicks(least, x.domain[1], 8), (tick) => position(x, tick));
  const shares = niceTicks(0, highest * 100, 3);
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  let y = LINE + 6;
  const panels = data.series.map((series) => {
    const name = wrapText(series.label, width - 14, { strong: true });
    const facts = wrapText(
      [answered(series.n, series.asked ?? null), series.mean].filter((text) => text !== "").join("; "),
      width,
    );
    const start = y;
    const top = y + (name.length + facts.length) * LINE + 10;
    const plot: Plot = { left, right, top, bottom: top + 90 };
    y = plot.bottom + 36;
    return { series, name, facts, start, plot };
  });
  const titleY = y - 2;
  const body = titleY + titles.length * LINE;
  const height = viewHeight(frame, body, []);
  const middle = Math.max(widest(titles, { strong: true }) / 2, (left + right) / 2);
  const layers: readonly VegaLiteSpec[] = [
    ...textLayer([{ x: 0, y: 8, text: "Percent of those who answered" }], "text-muted"),
    ...panels.flatMap(({ series, name, facts, start, plot }) => {
      const scale: PlotScale = { type: "linear", domain: [0, highest * 105], range: [plot.bottom, plot.top] };
      const bins = series.bins.slice(0, each).map(({ low, count, share }) => ({
        low,
        high: Math.min(x.domain[1], low + data.binWidth),
        count,
        percent: share * 100,
        zero: 0,
        role: series.role,
        cohort: series.label,
      }));
      return [
        ...chipLayer([{ x: 0, y: start + 8, role: series.role }]),
        ...textLayer([{ x: 14, y: start + 8, text: name }], "text-strong"),
        ...textLayer([{ x: 0, y: start + 8 + name.length * LINE, text: facts }], "text-muted"),
        {
          layer: [
            axesLayer(
              channel(x, "low", bottomAxis(plot, height, { values: ticks })),
              channel(scale, "percent", leftAxis(plot, { values: shares, grid: true })),
            ),
            ...(bins.length === 0
              ? []
              : [
                  {
                    data: { values: bins },
                    mark: { type: "rect", style: "bar" },
                    encoding: {
                      x: channel(x, "low"),
                      x2: { field: "high" },
                      y: channel(scale, "percent"),
                      y2: { field: "zero" },
                      color: roleColour,
                    },
                  },
                ]),
          ],
        },
      ];
    }),
    ...textLayer([{ x: middle, y: titleY, text: titles }], "text-strong", { align: "center" }),
  ];
  return frameSpec(frame, {
    height: body,
    layers,
    plot: panels.at(-1)?.plot ?? { left, right, top: 0, bottom: LINE },
    marks: panels.reduce((sum, { series }) => sum + Math.min(each, series.bins.length), 0),
    notes: [],
  });
};
