import type { VegaLiteSpec } from "../model/index.ts";
import { leftAxis } from "./axes.ts";
import { type ChartFrame, chartWidth, frameSpec, isNarrow, type Plot } from "./frame.ts";
import { rectLayer, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { channel, type PlotScale, position } from "./plot-scale.ts";
import { drawnSpecifications, type SpecificationCurveData, specificationDomain } from "./specification-data.ts";
import { specificationMatrix } from "./specification-matrix.ts";
import { symbolKey } from "./symbol-key.ts";
import { LINE, widest } from "./text-width.ts";
import { niceTicks } from "./ticks.ts";
import { HOLLOW_NOTE, worthwhileNote } from "./worthwhile-note.ts";
import { wrapText } from "./wrap-text.ts";

export type { Decision, Specification, SpecificationCurveData } from "./specification-data.ts";

const STAR =
  "M0,-1L0.235,-0.324L0.951,-0.309L0.38,0.124L0.588,0.809L0,0.4L-0.588,0.809L-0.38,0.124L-0.951,-0.309L-0.235,-0.324Z";
/** Least distance of two columns, px. */
const SLOT = 4.5;

/**
 * The same question under every declared way of analysing it: estimates with intervals, the lowest first, and under each the
 * choices that led to it. Ink for all; the declared primary has a star in its series colour and a line through its choices.
 */
export const specificationCurve = (frame: ChartFrame, data: SpecificationCurveData): VegaLiteSpec => {
  const width = chartWidth(frame);
  const narrow = isNarrow(width);
  const options = data.decisions.flatMap((decision) => decision.options.map(({ label }) => label));
  const size = data.worthwhile === null ? null : Math.abs(data.worthwhile - data.zero);
  const limit = size === null ? null : data.betterSide === "up" ? data.zero + size : data.zero - size;
  const left = narrow ? 44 : Math.ceil(Math.max(60, Math.min(190, widest(options) + 14)));
  const right = width - 8;
  const drawn = drawnSpecifications(data.specifications, Math.floor((right - left) / SLOT));
  const domain = specificationDomain(drawn, data.zero, limit);
  const slot = (right - left) / Math.max(1, drawn.length);
  const column = (i: number): number => left + (i + 0.5) * slot;
  const header = data.header === "" ? [] : wrapText(data.header, width);
  const title = wrapText(data.yTitle, width, { strong: true });
  const side = (i: 0 | 1): readonly string[] =>
    data.favours[i] === "" ? [] : wrapText(`${i === 0 ? "Below" : "Above"} the line: ${data.favours[i]}`, width);
  const words = [header, title, side(1), side(0)] as const;
  const lineOf = (i: number): number => words.slice(0, i).reduce((sum, lines) => sum + lines.length, 0) * LINE + 8;
  const top = lineOf(words.length) + 6;
  const plot: Plot = { left, right, top, bottom: top + (narrow ? 170 : 200) };
  const y: PlotScale = { type: "linear", domain, range: [plot.bottom, plot.top] };
  const place = (value: number): number => position(y, Math.min(domain[1], Math.max(domain[0], value)));
  const dot = Math.max(3, Math.min(7, slot * 0.75));
  const matrix = specificationMatrix(data.decisions, drawn, {
    ...{ top: plot.bottom + 14, left, right, width, narrow, column },
    size: dot,
  });
  const key = symbolKey(
    [
      ...(drawn.some(({ primary }) => primary) ? [{ label: "Declared primary analysis", shape: STAR }] : []),
      ...(drawn.some(({ primary, hollow }) => !primary && !hollow)
        ? [{ label: "Other analysis", shape: "circle" }]
        : []),
    ],
    matrix.bottom,
    width,
    (placed) => [
      ...symbolLayer(
        placed
          .filter(({ shape }) => shape === STAR)
          .map((one) => ({ x: one.x, y: one.y, area: 200, shape: STAR, role: "intervention" })),
        "chip",
        { byRole: true },
      ),
      ...symbolLayer(
        placed.filter(({ shape }) => shape !== STAR).map(({ x, y: at, shape }) => ({ x, y: at, area: 49, shape })),
        "estimate-square",
      ),
    ],
  );
  const none = data.specifications.filter(({ value }) => value === null || !Number.isFinite(value)).length;
  const between = data.specifications.length - none - drawn.length;
  const notes = [
    ...worthwhileNote(data.worthwhile, data.unit),
    ...(drawn.some(({ hollow }) => hollow) ? [HOLLOW_NOTE] : []),
    ...(between > 0 ? [`${between} more lie between those drawn; the table has them.`] : []),
    ...(none > 0 ? [`${none} could not be estimated; the table says why.`] : []),
    data.footer,
  ];
  const marks = drawn.map((one, i) => ({ ...one, x: column(i), y: place(one.value) }));
  const intervals = (hollow: boolean) =>
    marks.flatMap((one) =>
      one.hollow !== hollow || one.low === null || one.high === null
        ? []
        : [{ x: one.x, x2: one.x, y: place(one.low), y2: place(one.high) }],
    );
  const arrows = marks.flatMap(({ x, low, high }) => [
    ...(low !== null && low < domain[0] ? [{ x, y: plot.bottom - 2, area: 26, shape: "triangle-down" }] : []),
    ...(high !== null && high > domain[1] ? [{ x, y: plot.top + 2, area: 26, shape: "triangle-up" }] : []),
  ]);
  const points = (hollow: boolean) =>
    marks
      .filter((one) => one.hollow === hollow && (hollow || !one.primary))
      .map((one) => ({
        x: one.x,
        y: one.y,
        area: one.primary ? 240 : dot * dot + (hollow ? 12 : 0),
        shape: one.primary ? STAR : "circle",
      }));
  const stars = marks.filter(({ primary }) => primary);
  const across = (value: number) => ({ x: left, x2: right, y: place(value), y2: place(value) });
  const ticks = niceTicks(...domain, 5).filter((tick) => Math.abs(place(tick) - place(data.zero)) > 14);
  const layers: readonly VegaLiteSpec[] = [
    {
      data: { values: [] },
      mark: "point",
      encoding: { y: channel(y, "estimate", leftAxis(plot, { values: [...ticks, data.zero].sort((a, b) => a - b) })) },
    },
    ...(limit === null
      ? []
      : rectLayer([{ x: left, x2: right, y: place(limit), y2: place(data.zero) }], "worthwhile-zone")),
    ...ruleLayer(limit === null ? [] : [across(limit)], "worthwhile-limit"),
    ...ruleLayer([across(data.zero)], "null-line"),
    ...ruleLayer(
      stars.flatMap(({ x }) => [
        { x, x2: x, y: plot.top, y2: plot.bottom },
        ...matrix.strips.map((middle) => ({ x, x2: x, y: middle - 7, y2: middle + 7 })),
      ]),
      "landmark",
    ),
    ...ruleLayer(intervals(false), "interval"),
    ...ruleLayer(intervals(true), "interval-listed"),
    ...symbolLayer(arrows, "interval-arrow"),
    ...symbolLayer(points(true), "pooled-light"),
    ...symbolLayer(points(false), "estimate-square"),
    ...symbolLayer(
      stars
        .filter(({ hollow }) => !hollow)
        .map(({ x, y: at }) => ({ x, y: at, area: 240, shape: STAR, role: "intervention" })),
      "chip",
      { byRole: true },
    ),
    ...matrix.layers,
    ...key.layers,
    ...words.flatMap((text, i) => textLayer([{ x: 0, y: lineOf(i), text }], i === 1 ? "text-strong" : "text-muted")),
    ...(drawn.length > 0
      ? []
      : textLayer([{ x: (left + right) / 2, y: plot.bottom - 40, text: "Nothing could be estimated" }], "text-muted", {
          align: "center",
        })),
  ];
  return frameSpec(frame, {
    height: matrix.bottom + key.height,
    layers: [{ layer: layers }],
    plot,
    marks: marks.length + matrix.marks,
    notes,
  });
};
