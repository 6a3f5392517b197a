import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis } from "./axes.ts";
import { forestAxis } from "./forest-axis.ts";
import { forestColumns } from "./forest-columns.ts";
import type { ForestData } from "./forest-data.ts";
import { forestMarks } from "./forest-marks.ts";
import { forestStack } from "./forest-stack.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, MAX_MARKS, stampRoom, viewHeight } from "./frame.ts";
import { rectLayer, ruleLayer, textLayer } from "./layers.ts";
import { channel, type PlotScale, position } from "./plot-scale.ts";
import { LINE, textWidth } from "./text-width.ts";
import { ticksThatFit } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export type { ForestColumn, ForestData, ForestRow } from "./forest-data.ts";

/** Middle of a centred text that must stay inside the picture. */
const inside = (middle: number, text: string, width: number): number => {
  const half = textWidth(text, { strong: true }) / 2;
  return Math.max(half, Math.min(width - half, middle));
};

/**
 * Effects of studies with their intervals, and what they pool to: rows of text, a square for each study, a diamond for each pooled estimate,
 * the null line, the zone too small to matter, and which side is whose. Values on their natural scale.
 */
export const forest = (frame: ChartFrame, all: ForestData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const data: ForestData = { ...all, rows: all.rows.slice(0, MAX_MARKS) };
  const layout = (isNarrow(width) ? forestStack : forestColumns)(data, width, stampRoom(frame));
  const { plot } = layout;
  const { domain, ticks } = forestAxis(data);
  const scale: PlotScale = { type: data.scale === "log" ? "log" : "linear", domain, range: [plot.left, plot.right] };
  const place = (value: number): number => position(scale, value);
  const wanted = [data.nullAt, ...ticks.filter((tick) => tick !== data.nullAt)];
  const nullX = place(data.nullAt);
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const left = data.favours.left === "" ? [] : wrapText(`←\u00a0${data.favours.left}`, Math.max(60, nullX - 8));
  const right =
    data.favours.right === "" ? [] : wrapText(`${data.favours.right}\u00a0→`, Math.max(60, width - nullX - 8));
  const under = plot.bottom + 38;
  const sides = under + titles.length * LINE + 2;
  const body = sides + Math.max(left.length, right.length) * LINE;
  const missing = all.rows.length - data.rows.length;
  const notes = [
    ...(missing > 0 ? [`${missing} more rows are in the table.`] : []),
    ...(layout.left.length > 0 ? [`In the table only: ${layout.left.join("; ")}.`] : []),
    data.footer,
  ];
  const height = viewHeight(frame, body, notes);
  const zone = data.worthwhile?.map(place);
  const strips = layout.strips;
  const layers: VegaLiteSpec[] = [
    {
      data: { values: [] },
      mark: "point",
      encoding: { x: channel(scale, "estimate", bottomAxis(plot, height, { values: ticksThatFit(wanted, place) })) },
    },
    ...(zone
      ? rectLayer(
          strips.map(([y, y2]) => ({ x: zone[0] as number, x2: zone[1] as number, y, y2 })),
          "worthwhile-zone",
        )
      : []),
    ...(zone
      ? ruleLayer(
          strips.flatMap(([y, y2]) => zone.map((x) => ({ x, x2: x, y, y2 }))),
          "worthwhile-limit",
        )
      : []),
    ...ruleLayer(
      strips.map(([y, y2]) => ({ x: nullX, x2: nullX, y, y2 })),
      "null-line",
    ),
    ...layout.layers,
    ...forestMarks(data, scale, layout.placed),
    ...textLayer(
      titles.map((text, i) => ({ x: inside((plot.left + plot.right) / 2, text, width), y: under + i * LINE, text })),
      "text-strong",
      { align: "center" },
    ),
    ...textLayer([{ x: nullX - 8, y: sides, text: left }], "text-muted", { align: "right" }),
    ...textLayer([{ x: nullX + 8, y: sides, text: right }], "text-muted"),
    ...(data.rows.length > 0
      ? []
      : textLayer(
          [{ x: (plot.left + plot.right) / 2, y: plot.bottom - 6, text: data.empty ?? "No study" }],
          "text-muted",
          {
            align: "center",
          },
        )),
  ];
  return frameSpec(frame, { height: body, layers: [{ layer: layers }], plot, marks: layout.placed.length, notes });
};
