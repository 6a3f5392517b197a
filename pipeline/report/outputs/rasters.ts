import { themes } from "../theme.ts";
import { themedSvg } from "../themed-svg.ts";
import { chartName, makeAlways, type Output, suffix } from "./output.ts";
import { rasterize } from "./rasterize.ts";

/** `charts/*.png`: each chart at twice its size. */
export const rasters: Output = {
  id: "png",
  files: async ({ report, view, fonts, keepPictures = makeAlways }) => {
    const { svg } = await view();
    const files: (readonly [string, Uint8Array])[] = [];
    for (const finding of report.findings) {
      const names = finding.blocks.flatMap((block) => (block.kind === "chart" ? [chartName(finding, block)] : []));
      if (names.length === 0) continue;
      const drawn = names.map((name) => themedSvg(svg.get(name) ?? "", themes.light));
      const pictures = await keepPictures(finding, ["png", drawn], async () => {
        const png = await rasterize(fonts.files);
        return drawn.map((picture) => Buffer.from(png(picture)).toString("base64"));
      });
      names.forEach((name, i) => {
        files.push([`charts/${name}${suffix(finding)}.png`, Buffer.from(pictures[i] as string, "base64")]);
      });
    }
    return files;
  },
};
