import type { VegaLiteSpec } from "../model/index.ts";
import type { ChartFrame } from "./frame.ts";

/** One chart in the widths that it is shown in: in a file, on a telephone, on the first screen. */
export interface ChartLayouts {
  readonly spec: VegaLiteSpec;
  readonly narrow: VegaLiteSpec;
  readonly cover: VegaLiteSpec | null;
}

const NARROW = 328;
const COVER = 676;

/** The same rows laid out anew for each width: text is never shrunk. `cover` is the data as the first screen wants them: the page says the rest. */
export const layouts = <Data>(
  chart: (frame: ChartFrame, data: Data) => VegaLiteSpec,
  frame: ChartFrame,
  data: Data,
  cover: Data | null = null,
): ChartLayouts => ({
  spec: chart(frame, data),
  narrow: chart({ ...frame, width: NARROW }, data),
  cover: cover === null ? null : chart({ ...frame, width: COVER, subtitle: "", source: "" }, cover),
});
