import type { Finding } from "../../model/index.ts";
import { foreignWords } from "../drawn-words.ts";
import type { View } from "../html/view.ts";
import { proseText } from "../prose-text.ts";
import type { Drawing, Work } from "./jobs.ts";
import { chartName, type KeepPictures, layoutsOf, makeAlways } from "./output.ts";

const drawingsOf = (finding: Finding, prose: View["prose"]): readonly Drawing[] =>
  finding.blocks.flatMap((block) =>
    block.kind === "chart"
      ? layoutsOf(block).map(([layout, spec]) => ({
          name: chartName(finding, block) + layout,
          spec,
          alt: proseText(block.alt, prose),
          ...foreignWords(),
        }))
      : [],
  );

/** Every layout of every chart in the page's own colours, by name. What is kept is not drawn. */
export const drawAll = async (
  { report, prose }: Pick<View, "report" | "prose">,
  work: Work,
  keep: KeepPictures = makeAlways,
): Promise<ReadonlyMap<string, string>> => {
  const drawn = await Promise.all(
    report.findings.map(async (finding) => {
      const drawings = drawingsOf(finding, prose);
      if (drawings.length === 0) return [];
      const pictures = await keep(finding, ["svg", drawings], () => work("svg", drawings));
      return drawings.map(({ name }, i) => [name, pictures[i] as string] as const);
    }),
  );
  return new Map(drawn.flat());
};
