import type { VegaLiteSpec } from "../model/index.ts";
import { bottomAxis, leftAxis } from "./axes.ts";
import { cohortTable } from "./cohort-table.ts";
import { endLabels, endLabelWidth, keyLines } from "./end-labels.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, type Plot, type Role, viewHeight } from "./frame.ts";
import { byField, roleColour, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { axesLayer, channel, type PlotScale, position } from "./plot-scale.ts";
import { textWidth, widest } from "./text-width.ts";
import { niceTicks, tickText } from "./ticks.ts";
import { wrapText } from "./wrap-text.ts";

export interface GainPoint {
  readonly day: number;
  /** 1: all of the gain is kept; 0: none; below 0: worse than at the start. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** As printed under the day: the number with its interval, or why there is none. */
  readonly text: string;
}

export interface RetainedGainData {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly landmarks: readonly { readonly day: number; readonly label: string }[];
  readonly series: readonly { readonly role: Role; readonly label: string; readonly points: readonly GainPoint[] }[];
}

const SHAPES: Readonly<Record<Role, string>> = { intervention: "square", comparator: "circle", neutral: "triangle-up" };

/** "0.62 (0.48 to 0.77)" on two lines when one has no room. */
const cellLines = (text: string, room: number): readonly string[] => {
  if (textWidth(text) <= room) return [text];
  const bracket = text.indexOf(" (");
  if (bracket < 0) return wrapText(text, room);
  return [text.slice(0, bracket), text.slice(bracket + 1)].flatMap((part) => wrapText(part, room));
};

/** How much of the first gain is left at the declared days, by cohort, with intervals; the numbers stand under the days. */
export const retainedGain = (frame: ChartFrame, data: RetainedGainData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const narrow = isNarrow(width);
  const points = data.series.flatMap(({ points: own }) => own);
  const values = points.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => one !== null);
  const low = Math.max(-1.5, Math.min(0, ...values) - 0.05);
  const high = Math.min(2.5, Math.max(1, ...values) + 0.05);
  const ticks = niceTicks(low, high, 6);
  const left = Math.ceil(narrow ? 36 : Math.max(52, widest(ticks.map(tickText)) + 12));
  const named = narrow ? 4 : endLabelWidth(data.series, 110);
  const head = wrapText(data.yTitle, width, { strong: true });
  const key = keyLines(narrow ? data.series : [], head.length * 15 + 4, width);
  const top = head.length * 15 + 10 + key.height;
  const plot: Plot = { left, right: Math.floor(width - Math.max(4, named)), top, bottom: top + (narrow ? 180 : 220) };
  const days = data.landmarks.map(({ day }) => day);
  const slot = (plot.right - plot.left) / Math.max(1, days.length);
  const centre = (day: number): number => plot.left + (days.indexOf(day) + 0.5) * slot;
  const x: PlotScale = { type: "linear", domain: [0, Math.max(1, days.length)], range: [plot.left, plot.right] };
  const y: PlotScale = { type: "linear", domain: [low, high], range: [plot.bottom, plot.top] };
  const step = Math.min(28, slot / (data.series.length + 1));
  const clamp = (value: number | null): number | null => (value === null ? null : Math.min(high, Math.max(low, value)));
  const drawn = data.series.flatMap(({ role, label, points: own }, i) =>
    own
      .filter(({ day, value }) => value !== null && days.includes(day))
      .map((point) => ({
        cohort: label,
        role,
        day: point.day,
        value: clamp(point.value),
        low: clamp(point.low),
        high: clamp(point.high),
        whole: { value: point.value, low: point.low, high: point.high },
        n: point.n,
        shape: SHAPES[role],
        at: days.indexOf(point.day) + 0.5 + ((i - (data.series.length - 1) / 2) * step) / slot,
      })),
  );
  const whiskers = drawn.filter((point) => point.low !== null && point.high !== null);
  const px = (at: number): number => position(x, at);
  const arrows = drawn.flatMap(({ at, role, whole }) => [
    ...((whole.high ?? high) > high ? [{ x: px(at), y: plot.top + 2, area: 44, shape: "triangle-up", role }] : []),
    ...((whole.low ?? low) < low ? [{ x: px(at), y: plot.bottom - 2, area: 44, shape: "triangle-down", role }] : []),
  ]);
  const names = data.landmarks.map(({ label }) => wrapText(label, slot - 6, { strong: true }));
  const labelled = plot.bottom + 12 + Math.max(1, ...names.map((lines) => lines.length)) * 15;
  const titles = wrapText(data.xTitle, width - 20, { strong: true });
  const table = cohortTable(
    data.series.map(({ role, label, points: own }) => {
      const shown = own.filter(({ day }) => days.includes(day));
      return {
        role,
        label,
        rows: [
          {
            label: narrow ? "" : "Kept",
            cells: shown.map((point) => ({ x: centre(point.day), text: cellLines(point.text, slot - 8) })),
          },
          { label: "n", cells: shown.map((point) => ({ x: centre(point.day), text: tickText(point.n) })) },
        ],
      };
    }),
    labelled + 8 + titles.length * 15 + 6,
    width,
  );
  const body = labelled + 8 + titles.length * 15 + 6 + table.height;
  const cut = points.some(
    (point) => clamp(point.low) !== point.low || clamp(point.high) !== point.high || clamp(point.value) !== point.value,
  );
  const notes = [
    "1: all of the first gain is kept. 0: none of it.",
    ...(cut ? ["Intervals are cut at the edge of the picture; the numbers below it are whole."] : []),
  ];
  const height = viewHeight(frame, body, notes);
  const panel: readonly VegaLiteSpec[] = [
    axesLayer(
      channel(x, "at", { ...bottomAxis(plot, height, { values: [] }), ticks: false, labels: false }),
      channel(y, "value", leftAxis(plot, { values: ticks, grid: true })),
    ),
    ...(whiskers.length === 0
      ? []
      : [
          {
            data: { values: whiskers },
            mark: { type: "rule", style: "whisker" },
            encoding: { x: channel(x, "at"), y: channel(y, "low"), y2: { field: "high" }, color: roleColour },
          },
        ]),
    ...(drawn.length === 0
      ? []
      : [
          {
            data: { values: drawn },
            mark: { type: "point", style: "point", filled: true, size: 80 },
            encoding: { x: channel(x, "at"), y: channel(y, "value"), shape: byField("shape"), color: roleColour },
          },
        ]),
  ];
  const middle = Math.max(widest(titles, { strong: true }) / 2, (plot.left + plot.right) / 2);
  const ends = data.series.map(({ role, label }) => {
    const last = drawn.filter((point) => point.role === role && point.cohort === label).at(-1);
    return { role, label, y: last === undefined ? (plot.top + plot.bottom) / 2 : position(y, last.value ?? 0) };
  });
  const layers: readonly VegaLiteSpec[] = [
    ...ruleLayer(
      [0, 1].map((value) => ({ x: plot.left, x2: plot.right, y: position(y, value), y2: position(y, value) })),
      "null-line",
    ),
    { layer: panel },
    ...symbolLayer(arrows, "chip", { byRole: true }),
    ...textLayer([{ x: 0, y: 8, text: head }], "text-strong"),
    ...key.layers,
    ...(narrow ? [] : endLabels(ends, { x: plot.right + 12, most: 110, top: plot.top, bottom: plot.bottom })),
    ...textLayer(
      names.map((lines, i) => ({ x: plot.left + (i + 0.5) * slot, y: plot.bottom + 16, text: lines })),
      "text-strong",
      { align: "center" },
    ),
    ...textLayer([{ x: middle, y: labelled + 14, text: titles }], "text-muted", { align: "center" }),
    ...table.layers,
  ];
  return frameSpec(frame, { height: body, layers, plot, marks: drawn.length, notes });
};
