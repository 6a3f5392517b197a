import type { VegaLiteSpec } from "../model/index.ts";

/** How values become px; the same numbers go into the spec, so that text laid out in px stands where the marks are. */
export interface PlotScale {
  readonly type: "linear" | "log" | "symlog";
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

const transform = (type: PlotScale["type"], value: number): number =>
  type === "linear" ? value : type === "log" ? Math.log(value) : Math.sign(value) * Math.log1p(Math.abs(value));

/** Where a value is drawn, px. */
export const position = (scale: PlotScale, value: number): number => {
  const [low, high] = scale.domain.map((end) => transform(scale.type, end)) as [number, number];
  const share = (transform(scale.type, value) - low) / (high - low);
  return scale.range[0] + share * (scale.range[1] - scale.range[0]);
};

/** A channel of a spec on that scale; `axis` is given once for each panel, in its first layer: the others add nothing to it. */
export const channel = (scale: PlotScale, field: string, axis?: VegaLiteSpec): VegaLiteSpec => ({
  field,
  type: "quantitative",
  scale: {
    type: scale.type,
    domain: [...scale.domain],
    range: [...scale.range],
    nice: false,
    ...(scale.type === "linear" ? { zero: false } : {}),
    ...(scale.type === "symlog" ? { constant: 1 } : {}),
  },
  ...(axis === undefined ? {} : { axis }),
});

/** A panel's axes, without any mark: put first, so that data are drawn over the grid. */
export const axesLayer = (x: VegaLiteSpec, y: VegaLiteSpec): VegaLiteSpec => ({
  data: { values: [] },
  mark: "point",
  encoding: { x, y },
});
