import { themes } from "../theme.ts";
import { themedSvg } from "../themed-svg.ts";
import { chartName, chartsOf, type Output, suffix } from "./output.ts";
import { rasterize } from "./rasterize.ts";

/** `charts/*.png`: each chart at twice its size. */
export const rasters: Output = {
  id: "png",
  files: async ({ report, view, fonts }) => {
    const { svg } = await view();
    const png = await rasterize(fonts.files);
    return chartsOf(report).map(({ finding, chart }) => {
      const name = chartName(finding, chart);
      return [`charts/${name}${suffix(finding)}.png`, png(themedSvg(svg.get(name) ?? "", themes.light))] as const;
    });
  },
};
