import type { View } from "../html/view.ts";
import { proseText } from "../prose-text.ts";
import { themes } from "../theme.ts";
import { chartName, chartsOf, type Fonts, layoutsOf } from "./output.ts";

/** Every layout of every chart in the page's own colours, by name. Vega is loaded here, when the first is wanted. */
export const drawAll = async (
  { report, prose }: Pick<View, "report" | "prose">,
  { regular, bold }: Fonts,
): Promise<ReadonlyMap<string, string>> => {
  const { drawChart } = await import("../draw.ts");
  const measure = (text: string, size: number, weight: number): number =>
    (weight >= 600 ? bold : regular).width(text, size);
  const drawn = new Map<string, string>();
  for (const { finding, chart } of chartsOf(report)) {
    const alt = proseText(chart.alt, prose);
    for (const [layout, spec] of layoutsOf(chart)) {
      const name = chartName(finding, chart) + layout;
      const idPrefix = name.replace(/[^a-z0-9]+/g, "-");
      drawn.set(name, await drawChart(spec, { theme: themes.page, idPrefix, alt, measure }));
    }
  }
  return drawn;
};
