import { themes } from "../theme.ts";
import { themedSvg } from "../themed-svg.ts";
import { chartName, chartsOf, type Output, pretty, suffix } from "./output.ts";

/** A picture that stands alone carries its own letters and colours. */
export const standalone = (svg: string, faces: string): string =>
  `${themedSvg(svg, themes.light).replace(/^(<svg[^>]*>)/, `$1<style>${faces}</style>`)}\n`;

/** `charts/*.vl.json` and `charts/*.svg`: each chart as a spec and as a picture. */
export const charts: Output = {
  id: "charts",
  files: async ({ report, view, faces }) => {
    const { svg } = await view();
    const letters = await faces();
    return chartsOf(report).flatMap(({ finding, chart }) => {
      const name = chartName(finding, chart);
      const path = `charts/${name}${suffix(finding)}`;
      return [
        [`${path}.vl.json`, pretty(chart.spec)] as const,
        [`${path}.svg`, standalone(svg.get(name) ?? "", letters)] as const,
      ];
    });
  },
};
