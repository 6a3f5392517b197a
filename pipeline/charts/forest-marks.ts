import type { VegaLiteSpec } from "../model/index.ts";
import type { ForestData, ForestRow } from "./forest-data.ts";
import { symbolLayer } from "./layers.ts";
import { channel, type PlotScale, position } from "./plot-scale.ts";

export interface PlacedRow {
  readonly row: ForestRow;
  /** Middle of its mark, px. */
  readonly y: number;
}

const pixelY = (field: string): VegaLiteSpec => ({ field, type: "quantitative", scale: null, axis: null, stack: null });

const diamond = (scale: PlotScale, placed: PlacedRow): VegaLiteSpec => {
  const { row, y } = placed;
  const [low, high] = scale.domain;
  const inside = (value: number): number => Math.min(high, Math.max(low, value));
  const middle = row.estimate as number;
  const corner = (value: number, half: number) => ({
    id: row.id,
    value: inside(value),
    top: y - half,
    bottom: y + half,
  });
  return {
    data: { values: [corner(row.low ?? middle, 0), corner(middle, 7), corner(row.high ?? middle, 0)] },
    mark: { type: "area", style: row.light ? "pooled-light" : "pooled" },
    encoding: { x: channel(scale, "value"), y: pixelY("top"), y2: { field: "bottom" } },
  };
};

/** Intervals, squares, diamonds and arrows of a forest plot. A limit beyond the axis ends in an arrow; the text column has its true value. */
export const forestMarks = (
  data: ForestData,
  scale: PlotScale,
  placed: readonly PlacedRow[],
): readonly VegaLiteSpec[] => {
  const [least, most] = scale.domain;
  const drawn = placed.filter(({ row }) => row.estimate !== null && (data.scale === "identity" || row.estimate > 0));
  const heaviest = Math.max(0, ...drawn.map(({ row }) => (row.kind === "study" ? (row.weight ?? 0) : 0)));
  const hollow = new Set(placed.filter(({ row }) => row.hollow).map(({ row }) => row.id));
  const lines = placed
    .filter(({ row }) => row.kind !== "pooled" && row.kind !== "heading" && row.low !== null && row.high !== null)
    .map(({ row, y }) => {
      const low = row.low as number;
      const high = row.high as number;
      return {
        id: row.id,
        kind: row.kind,
        low,
        high,
        y,
        from: Math.min(most, Math.max(least, low)),
        to: Math.max(least, Math.min(most, high)),
      };
    });
  const intervals = (style: string, rows: typeof lines): readonly VegaLiteSpec[] =>
    rows.length === 0
      ? []
      : [
          {
            data: { values: rows.map((row) => ({ ...row })) },
            mark: { type: "rule", style },
            encoding: { x: channel(scale, "from"), x2: { field: "to" }, y: pixelY("y") },
          },
        ];
  const point = (style: string, rows: readonly PlacedRow[], shape: string): readonly VegaLiteSpec[] =>
    rows.length === 0
      ? []
      : [
          {
            data: {
              values: rows.map(({ row, y }) => ({
                id: row.id,
                estimate: row.estimate,
                y,
                area: shape !== "square" ? 110 : 9 + 112 * (heaviest > 0 ? (row.weight ?? 0) / heaviest : 0.4),
              })),
            },
            mark: { type: "point", style, shape, filled: shape === "square" },
            encoding: {
              x: channel(scale, "estimate"),
              y: pixelY("y"),
              size: { field: "area", type: "quantitative", scale: null, legend: null },
            },
          },
        ];
  const ends = lines.filter(({ kind }) => kind === "prediction");
  const arrows = lines.flatMap((row) => [
    ...(row.low < least ? [{ x: scale.range[0] + 2, y: row.y, area: 40, shape: "triangle-left" }] : []),
    ...(row.high > most ? [{ x: scale.range[1] - 2, y: row.y, area: 40, shape: "triangle-right" }] : []),
  ]);
  const endTicks = ends.flatMap((row) => [
    { id: row.id, from: row.from, y: row.y - 5, y2: row.y + 5 },
    { id: row.id, from: row.to, y: row.y - 5, y2: row.y + 5 },
  ]);
  return [
    ...intervals(
      "interval",
      lines.filter(({ id, kind }) => kind === "study" && !hollow.has(id)),
    ),
    ...intervals(
      "interval-listed",
      lines.filter(({ id, kind }) => kind === "listed" || hollow.has(id)),
    ),
    ...intervals("prediction", ends),
    ...(endTicks.length === 0
      ? []
      : [
          {
            data: { values: endTicks },
            mark: { type: "rule", style: "prediction" },
            encoding: { x: channel(scale, "from"), y: pixelY("y"), y2: { field: "y2" } },
          },
        ]),
    ...point(
      "estimate-square",
      drawn.filter(({ row }) => row.kind === "study" && !row.hollow),
      "square",
    ),
    ...symbolLayer(
      drawn
        .filter(({ row }) => row.kind === "study" && row.hollow)
        .map(({ row, y }) => ({ x: position(scale, row.estimate as number), y, area: 64, shape: "square" })),
      "pooled-light",
    ),
    ...point(
      "interval-listed",
      drawn.filter(({ row }) => row.kind === "listed"),
      "M0,-1L0,1",
    ),
    ...drawn.filter(({ row }) => row.kind === "pooled").map((row) => diamond(scale, row)),
    ...symbolLayer(arrows, "interval-arrow"),
  ];
};
