import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { chipLayer } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, MAX_MARKS, type Plot, type Role, viewHeight } from "./frame.ts";
import { rectLayer, roleColour, ruleLayer, textLayer } from "./layers.ts";
import { axesLayer, channel, type PlotScale, position } from "./plot-scale.ts";
import type { OverlapBin } from "./propensity-bins.ts";
import { LINE, widest } from "./text-width.ts";
import { niceTicks, ticksThatFit, tickText } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export type { OverlapBin } from "./propensity-bins.ts";

export interface OverlapSide {
  readonly role: Role;
  readonly label: string;
  /** Beside the label: people, and how many of them lie within the limits. */
  readonly facts: string;
  readonly bins: readonly OverlapBin[];
}

export interface OverlapPlotData {
  readonly xTitle: string;
  /** Bars upward. */
  readonly up: OverlapSide;
  /** Bars downward. */
  readonly down: OverlapSide;
  /** Outside of these the picture is shaded; `null`: no limits. */
  readonly limits: { readonly low: number; readonly high: number } | null;
  readonly footer: string;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** How far two cohorts share the same chances of treatment: the propensities of one upward, of the other downward, in percent of each cohort. */
export const overlapPlot = (frame: ChartFrame, data: OverlapPlotData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const sides = [data.up, data.down] as const;
  const most = Math.max(0.05, ...sides.flatMap(({ bins }) => bins.map(({ share }) => share))) * 100;
  const each = Math.floor(MAX_MARKS / 2);
  const names = sides.map(({ label }, i) =>
    wrapText(`${label} (bars ${i === 0 ? "up" : "down"})`, width - 14, { strong: true }),
  );
  const facts = sides.map(({ facts: text }) => (text === "" ? [] : wrapText(text, width - 14)));
  const linesOf = (i: number): number => (names[i]?.length ?? 0) + (facts[i]?.length ?? 0);
  const axisName = wrapText("Percent of each cohort", width);
  const second = linesOf(0) * LINE + 3;
  const axisY = second + linesOf(1) * LINE + 12;
  const head = axisY + axisName.length * LINE;
  const plot: Plot = { left: 40, right: width - 14, top: head, bottom: head + 210 };
  const x: PlotScale = { type: "linear", domain: [0, 1], range: [plot.left, plot.right] };
  const y: PlotScale = { type: "linear", domain: [-most * 1.05, most * 1.05], range: [plot.bottom, plot.top] };
  const at = (value: number): number => position(x, clamp(value));
  const levels = niceTicks(0, most, 2).filter((level) => level > 0);
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const titleY = plot.bottom + 38;
  const body = titleY + titles.length * LINE;
  const { limits } = data;
  const notes = [
    ...(limits === null
      ? []
      : [
          `Shaded: outside ${tickText(limits.low)} to ${tickText(limits.high)}, where the cohorts can hardly be compared.`,
        ]),
    data.footer,
  ];
  const height = viewHeight(frame, body, notes);
  const bars = sides.flatMap(({ role, label, bins }, i) =>
    bins.slice(0, each).map(({ low, high, count, share }) => ({
      low: clamp(low),
      high: clamp(high),
      count,
      percent: (i === 0 ? share : -share) * 100,
      zero: 0,
      role,
      cohort: label,
    })),
  );
  const label = (i: 0 | 1, top: number): readonly VegaLiteSpec[] => [
    ...chipLayer([{ x: 0, y: top + 8, role: sides[i].role }]),
    ...textLayer([{ x: 14, y: top + 8, text: names[i] ?? [] }], "text-strong"),
    ...textLayer([{ x: 14, y: top + 8 + (names[i]?.length ?? 0) * LINE, text: facts[i] ?? [] }], "text-muted"),
  ];
  const edges = limits === null ? [] : [limits.low, limits.high];
  const wanted = [...edges, 0, 1, ...niceTicks(0, 1, 5)];
  const half = widest(titles, { strong: true }) / 2;
  const layers: readonly VegaLiteSpec[] = [
    ...(limits === null
      ? []
      : rectLayer(
          [
            { x: plot.left, x2: at(limits.low), y: plot.top, y2: plot.bottom },
            { x: at(limits.high), x2: plot.right, y: plot.top, y2: plot.bottom },
          ],
          "worthwhile-zone",
        )),
    {
      layer: [
        axesLayer(
          channel(x, "low", bottomAxis(plot, height, { values: ticksThatFit(wanted, at, 6) })),
          channel(y, "percent", {
            ...leftAxis(plot, { values: [...levels.map((level) => -level).reverse(), 0, ...levels], grid: true }),
            labelExpr: "format(abs(datum.value), '~r')",
          }),
        ),
        ...(bars.length === 0
          ? []
          : [
              {
                data: { values: bars },
                mark: { type: "rect", style: "bar" },
                encoding: {
                  x: channel(x, "low"),
                  x2: { field: "high" },
                  y: channel(y, "percent"),
                  y2: { field: "zero" },
                  color: roleColour,
                },
              },
            ]),
      ],
    },
    ...ruleLayer(
      edges.map((edge) => ({ x: at(edge), x2: at(edge), y: plot.top, y2: plot.bottom })),
      "landmark",
    ),
    ...ruleLayer([{ x: plot.left, x2: plot.right, y: position(y, 0), y2: position(y, 0) }], "null-line"),
    ...label(0, 0),
    ...textLayer([{ x: 0, y: axisY, text: axisName }], "text-muted"),
    ...label(1, second),
    ...textLayer(
      [{ x: Math.min(width - half, Math.max(half, (plot.left + plot.right) / 2)), y: titleY, text: titles }],
      "text-strong",
      { align: "center" },
    ),
  ];
  return frameSpec(frame, { height: body, layers, plot, marks: bars.length, notes });
};
