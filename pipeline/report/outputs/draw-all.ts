import type { ChartBlock, Finding } from "../../model/index.ts";
import type { View } from "../html/view.ts";
import { proseText } from "../prose-text.ts";
import { themes } from "../theme.ts";
import { chartName, type Fonts, type KeepPictures, layoutsOf, makeAlways } from "./output.ts";

interface Drawing {
  readonly name: string;
  readonly spec: ChartBlock["spec"];
  readonly alt: string;
}

const drawingsOf = (finding: Finding, prose: View["prose"]): readonly Drawing[] =>
  finding.blocks.flatMap((block) =>
    block.kind === "chart"
      ? layoutsOf(block).map(([layout, spec]) => ({
          name: chartName(finding, block) + layout,
          spec,
          alt: proseText(block.alt, prose),
        }))
      : [],
  );

/** Every layout of every chart in the page's own colours, by name. Vega is loaded here, when the first is wanted that is not kept. */
export const drawAll = async (
  { report, prose }: Pick<View, "report" | "prose">,
  { regular, bold }: Fonts,
  keep: KeepPictures = makeAlways,
): Promise<ReadonlyMap<string, string>> => {
  const measure = (text: string, size: number, weight: number): number =>
    (weight >= 600 ? bold : regular).width(text, size);
  const draw = async (drawings: readonly Drawing[]): Promise<readonly string[]> => {
    const { drawChart } = await import("../draw.ts");
    const pictures: string[] = [];
    for (const { name, spec, alt } of drawings) {
      const idPrefix = name.replace(/[^a-z0-9]+/g, "-");
      pictures.push(await drawChart(spec, { theme: themes.page, idPrefix, alt, measure }));
    }
    return pictures;
  };
  const drawn = new Map<string, string>();
  for (const finding of report.findings) {
    const drawings = drawingsOf(finding, prose);
    if (drawings.length === 0) continue;
    const pictures = await keep(finding, ["svg", drawings], () => draw(drawings));
    drawings.forEach(({ name }, i) => {
      drawn.set(name, pictures[i] as string);
    });
  }
  return drawn;
};
