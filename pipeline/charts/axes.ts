import type { VegaLiteSpec } from "../model/index.ts";
import type { Plot } from "./frame.ts";

interface AxisOptions {
  readonly values: readonly number[];
  readonly grid?: boolean;
}

const axis = (orient: "left" | "bottom", offset: number, options: AxisOptions): VegaLiteSpec => ({
  orient,
  offset,
  values: [...options.values],
  labelExpr: "format(datum.value, '~r')",
  grid: options.grid ?? false,
  title: null,
  labelOverlap: false,
  labelFlush: false,
  labelBound: false,
});

/** An axis along the lower edge of the plot; `height` is that of the whole view. */
export const bottomAxis = (plot: Plot, height: number, options: AxisOptions): VegaLiteSpec =>
  axis("bottom", plot.bottom - height, options);

/** An axis along the left edge of the plot. */
export const leftAxis = (plot: Plot, options: AxisOptions): VegaLiteSpec => axis("left", -plot.left, options);
