import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, MAX_MARKS, type Plot, viewHeight } from "./frame.ts";
import { funnelBands } from "./funnel-bands.ts";
import { rectLayer, ruleLayer, textLayer } from "./layers.ts";
import { axesLayer, channel, type PlotScale, position } from "./plot-scale.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, textWidth } from "./text-width.ts";
import { niceTicks, ratioTicks } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export interface FunnelPoint {
  readonly id: string;
  /** Above 0, on a ratio's own scale. */
  readonly estimate: number;
  /** On the logarithm for ratios. */
  readonly standardError: number;
}

export interface ContourFunnelData {
  readonly points: readonly FunnelPoint[];
  readonly scale: "identity" | "log";
  readonly xTitle: string;
  /** What the trials say together; a broken line. */
  readonly centre: number | null;
  /** Largest p first; `reach`: how many standard errors from no difference the border is. */
  readonly contours: readonly { readonly p: number; readonly reach: number }[];
  /** With fewer trials nothing is drawn. */
  readonly fewest: number;
}

const usable = ({ points, scale }: ContourFunnelData): readonly FunnelPoint[] =>
  points.filter(
    ({ estimate, standardError }) =>
      Number.isFinite(estimate) &&
      standardError > 0 &&
      Number.isFinite(standardError) &&
      (scale === "identity" || estimate > 0),
  );

/** Why there is no picture: too few trials to see a shape in. */
export const funnelRefusal = (data: ContourFunnelData): string | null => {
  const k = usable(data).length;
  return k >= data.fewest
    ? null
    : `Not drawn: ${k} ${k === 1 ? "trial" : "trials"}. With fewer than ${data.fewest} trials no shape can be told from chance.`;
};

/**
 * Each trial by its effect and its standard error, the most precise on top. Bands show where a trial's own p lies between the contours:
 * where trials are missing only in the pale middle, unwelcome results may be what is missing.
 */
export const contourFunnel = (frame: ChartFrame, data: ContourFunnelData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const refusal = funnelRefusal(data);
  if (refusal !== null) return refused(frame, refusal);
  const points = usable(data).slice(0, MAX_MARKS);
  const ratio = data.scale === "log";
  const on = (value: number): number => (ratio ? Math.log(value) : value);
  const off = (value: number): number => (ratio ? Math.exp(value) : value);
  const largest = Math.max(...points.map(({ standardError }) => standardError)) * 1.08;
  const widestReach = Math.max(...data.contours.map(({ reach }) => reach)) * largest;
  const half = Math.max(widestReach, ...points.map(({ estimate }) => Math.abs(on(estimate)) * 1.05));
  const head = wrapText("Standard error", width, { strong: true });
  const top = head.length * LINE + 10;
  const plot: Plot = { left: 40, right: width - 12, top, bottom: top + (isNarrow(width) ? 240 : 300) };
  const x: PlotScale = {
    type: ratio ? "log" : "linear",
    domain: [off(-half), off(half)],
    range: [plot.left, plot.right],
  };
  const y: PlotScale = { type: "linear", domain: [0, largest], range: [plot.top, plot.bottom] };
  const null0 = position(x, off(0));
  const at = (reach: number): number => ((plot.right - plot.left) / (2 * half)) * reach * largest;
  const ticks = ratio ? ratioTicks(off(-half), off(half)) : niceTicks(-half, half, isNarrow(width) ? 4 : 6);
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const titleY = plot.bottom + 34;
  const bands = funnelBands(data.contours, { middle: null0, at, top: plot.top, bottom: plot.bottom });
  const key = symbolKey(bands.entries, titleY + titles.length * LINE + 4, width, (placed) =>
    placed.flatMap((one) =>
      one.styles.flatMap((style) => rectLayer([{ x: one.x - 8, x2: one.x + 8, y: one.y - 6, y2: one.y + 6 }], style)),
    ),
  );
  const bottom = titleY + titles.length * LINE + 4 + key.height;
  const centre = data.centre === null || !Number.isFinite(data.centre) ? null : position(x, data.centre);
  const notes = [
    `${points.length} trials. ${centre === null ? "" : "Broken line: what they say together. "}Full line: no difference.`,
    "Trials missing on one side at the bottom may mean that small trials were not published, or that they differ otherwise.",
  ];
  const height = viewHeight(frame, bottom, notes);
  return frameSpec(frame, {
    height: bottom,
    plot,
    marks: points.length,
    notes,
    layers: [
      ...bands.layers,
      ...ruleLayer([{ x: null0, x2: null0, y: plot.top, y2: plot.bottom }], "null-line"),
      ...(centre === null ? [] : ruleLayer([{ x: centre, x2: centre, y: plot.top, y2: plot.bottom }], "landmark")),
      {
        layer: [
          axesLayer(
            channel(x, "estimate", bottomAxis(plot, height, { values: ticks })),
            channel(y, "standardError", leftAxis(plot, { values: niceTicks(0, largest, 5) })),
          ),
          {
            data: { values: points.map(({ id, estimate, standardError }) => ({ id, estimate, standardError })) },
            mark: { type: "point", style: "estimate-square", filled: true, shape: "circle", size: 42 },
            encoding: { x: channel(x, "estimate"), y: channel(y, "standardError") },
          },
        ],
      },
      ...textLayer([{ x: 0, y: 8, text: head }], "text-strong"),
      ...textLayer(
        [{ x: clampTitle((plot.left + plot.right) / 2, titles[0] ?? "", width), y: titleY, text: titles }],
        "text-strong",
        { align: "center" },
      ),
      ...key.layers,
    ],
  });
};

const clampTitle = (middle: number, text: string, width: number): number => {
  const half = textWidth(text, { strong: true }) / 2;
  return Math.min(width - half, Math.max(half, middle));
};

const refused = (frame: ChartFrame, words: string): VegaLiteSpec => {
  const width = chartWidth(frame);
  const lines = wrapText(words, width);
  const height = lines.length * LINE + 4;
  return frameSpec(frame, {
    height,
    plot: { left: 0, right: width, top: 0, bottom: height },
    marks: 0,
    notes: [],
    layers: textLayer([{ x: 0, y: 8, text: lines }], "text-muted"),
  });
};
