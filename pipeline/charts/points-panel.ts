import type { VegaLiteSpec } from "../model/index.ts";
import { byField, rectLayer, roleColour, ruleLayer, symbolLayer, textLayer } from "./layers.ts";
import { curveBoxes, modelCurves } from "./model-curves.ts";
import { type Box, placeLabels } from "./place-labels.ts";
import { axesLayer, channel, type PlotScale, position } from "./plot-scale.ts";
import type { PointsPanel, RelapseFreePoint } from "./points-data.ts";
import { cutText } from "./wrap-text.ts";

interface Scales {
  readonly x: PlotScale;
  readonly y: PlotScale;
  readonly xAxis: VegaLiteSpec;
  readonly yAxis: VegaLiteSpec;
}

const areaOf = (n: number | null): number => (n === null ? 46 : Math.min(600, Math.max(30, 15 * Math.sqrt(n))));

interface Placed {
  readonly point: RelapseFreePoint;
  readonly x: number;
  readonly y: number;
  readonly area: number;
  readonly radius: number;
}

const place = (point: RelapseFreePoint, { x, y }: Scales): Placed => {
  const area = areaOf(point.n);
  return {
    point,
    x: position(x, point.day),
    y: position(y, point.share * 100),
    area,
    radius: Math.sqrt(area) / 2 + (point.after === "continued" ? 4 : 1),
  };
};

/** The parts of an interval above and below the mark, so that an open mark stays empty. */
const whiskers = (placed: readonly Placed[], y: PlotScale) =>
  placed.flatMap(({ point, x, y: middle, radius }) => {
    if (point.n === null || point.low === null || point.high === null) return [];
    const top = position(y, point.high * 100);
    const bottom = position(y, point.low * 100);
    return [
      ...(top < middle - radius ? [{ x, x2: x, y: top, y2: middle - radius, role: point.role }] : []),
      ...(bottom > middle + radius ? [{ x, x2: x, y: middle + radius, y2: bottom, role: point.role }] : []),
    ];
  });

const marks = (placed: readonly Placed[], { x, y }: Scales): readonly VegaLiteSpec[] =>
  placed.length === 0
    ? []
    : [
        {
          data: {
            values: placed.map(({ point, area }) => ({
              id: point.id,
              day: point.day,
              percent: point.share * 100,
              n: point.n,
              role: point.role,
              strand: point.strand,
              after: point.after,
              shape: point.shape,
              area: Math.round(area * 100) / 100,
              filled: point.open ? 0 : 1,
              clarity: point.secondary ? 0.5 : 1,
            })),
          },
          mark: { type: "point", filled: true, style: "point-open" },
          encoding: {
            x: channel(x, "day"),
            y: channel(y, "percent"),
            size: { field: "area", type: "quantitative", scale: null, legend: null },
            shape: byField("shape"),
            fill: roleColour,
            stroke: roleColour,
            fillOpacity: { field: "filled", type: "quantitative", scale: null, legend: null },
            opacity: { field: "clarity", type: "quantitative", scale: null, legend: null },
          },
        },
      ];

const around = ({ x, y, radius }: Placed): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

/** Boxes along a line that names should keep off. */
const along = (a: Placed, b: Placed): readonly Box[] =>
  Array.from({ length: 12 }, (_, i) => {
    const share = (i + 0.5) / 12;
    return around({ ...a, x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, radius: 2 });
  });

/** One field of the picture: marks, intervals, pairs and the names that find a place. Largest marks are drawn first. */
export const pointsPanel = (
  panel: PointsPanel,
  scales: Scales,
  options: {
    readonly labels: number;
    readonly most: number;
    readonly keepFree: readonly Box[];
    readonly strict: boolean;
  },
) => {
  const placed = panel.points.map((point) => place(point, scales)).sort((a, b) => b.area - a.area);
  const byId = new Map(placed.map((one) => [one.point.id, one]));
  const pairs = panel.pairs.flatMap(({ fromId, toId }) => {
    const a = byId.get(fromId);
    const b = byId.get(toId);
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  const limits = whiskers(placed, scales.y);
  const [left, right] = scales.x.range;
  const [bottom, top] = scales.y.range;
  const named = panel.points.filter(({ label }) => label !== null).slice(0, options.labels);
  const labels = placeLabels(
    named.map((point) => ({ ...(byId.get(point.id) as Placed), text: cutText(point.label as string, options.most) })),
    {
      marks: placed.map(around),
      lines: [
        ...limits.map(({ x, y, y2 }) => ({ left: x - 1, right: x + 1, top: Math.min(y, y2), bottom: Math.max(y, y2) })),
        ...pairs.flatMap(([a, b]) => along(a, b)),
        ...curveBoxes(panel.curves ?? [], scales.x, scales.y),
      ],
      keepFree: options.keepFree,
      bounds: { left: left + 2, right: right - 2, top: top + 1, bottom: bottom - 1 },
      strict: options.strict,
    },
  );
  const late = placed.filter(({ point }) => point.clockUncertain);
  const layers: readonly VegaLiteSpec[] = [
    axesLayer(channel(scales.x, "day", scales.xAxis), channel(scales.y, "percent", scales.yAxis)),
    ...modelCurves(panel.curves ?? [], scales.x, scales.y),
    ...ruleLayer(
      pairs.map(([a, b]) => ({ x: a.x, y: a.y, x2: b.x, y2: b.y })),
      "connector",
    ),
    ...ruleLayer(
      whiskers(
        placed.filter(({ point }) => !point.secondary),
        scales.y,
      ),
      "whisker",
      { byRole: true },
    ),
    ...ruleLayer(
      whiskers(
        placed.filter(({ point }) => point.secondary),
        scales.y,
      ),
      ["whisker", "pale"],
      { byRole: true },
    ),
    ...ruleLayer(
      late.map(({ x, y, radius, point }) => ({
        x: Math.max(left, x - radius - 11),
        x2: x - radius,
        y,
        y2: y,
        role: point.role,
      })),
      "whisker-uncertain",
      { byRole: true },
    ),
    ...symbolLayer(
      placed
        .filter(({ point }) => point.after === "continued")
        .map(({ x, y, radius, point }) => ({ x, y, area: 4 * radius * radius, shape: "circle", role: point.role })),
      "ring",
      { byRole: true, filled: false },
    ),
    ...marks(placed, scales),
    ...ruleLayer(
      labels.flatMap(({ leader }) => (leader === null ? [] : [leader])),
      "leader",
    ),
    ...rectLayer(
      labels.map(({ box }) => ({ x: box.left, x2: box.right, y: box.top, y2: box.bottom })),
      "label-paper",
    ),
    ...textLayer(
      labels.map(({ x, y, text }) => ({ x, y, text })),
      "text",
    ),
  ];
  return { layers: [{ layer: layers }], named: labels.length };
};
