import { themes } from "../theme.ts";
import { themedSvg } from "../themed-svg.ts";
import { workHere } from "./jobs.ts";
import { chartName, makeAlways, type Output, suffix } from "./output.ts";

const SCALE = 2;

/** `charts/*.png`: each chart at twice its size. */
export const rasters: Output = {
  id: "png",
  turn: "early",
  files: async ({ report, view, fonts, keepPictures = makeAlways, work = workHere(fonts) }) => {
    const { svg } = await view();
    const files = report.findings.map(async (finding): Promise<readonly (readonly [string, Uint8Array])[]> => {
      const names = finding.blocks.flatMap((block) => (block.kind === "chart" ? [chartName(finding, block)] : []));
      if (names.length === 0) return [];
      const drawn = names.map((name) => themedSvg(svg.get(name) ?? "", themes.light));
      const pictures = await keepPictures(finding, ["png", drawn], async () => {
        const made = await work(
          "png",
          drawn.map((picture) => ({ svg: picture, scale: SCALE })),
        );
        return made.map((png) => Buffer.from(png).toString("base64"));
      });
      return names.map((name, i) => [
        `charts/${name}${suffix(finding)}.png`,
        Buffer.from(pictures[i] as string, "base64"),
      ]);
    });
    return (await Promise.all(files)).flat();
  },
};
