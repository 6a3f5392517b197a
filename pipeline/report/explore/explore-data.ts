import type { Json, Report } from "../../model/index.ts";
import { axisNumbers, drawnWords } from "../drawn-words.ts";
import { fileName } from "../file-name.ts";
import { chartsOf } from "../outputs/output.ts";
import type { ProseContext } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { chartConfig, themes } from "../theme.ts";
import { exploredChart } from "./explored-chart.ts";
import { pooled } from "./pooled.ts";
import { relapseChoices } from "./relapse-choices.ts";

/**
 * All that the page explores, as JSON for a script element: the charts of the report with their tables, and the rules of relapse.
 * `english`: the same in English, where marks are found by the words of their rows. No "<" of it is written as such, so that no word can end the element.
 */
export const exploreData = (report: Report, context: ProseContext, english = report): string => {
  const source = chartsOf(english);
  const explored = chartsOf(report).flatMap((said, i) => exploredChart(said, source[i] ?? said, report, context) ?? []);
  const { pool, values } = pooled(explored.flatMap(({ chart, specs }) => [chart as unknown as Json, ...specs]));
  const { picture } = report.study.page;
  return JSON.stringify({
    texts: texts().explore,
    stamps: { simulated: `${texts().simulated.stamp} · ${texts().simulated.word}`, real: texts().internal.stamp },
    config: { ...chartConfig(themes.page), ...axisNumbers(drawnWords()) },
    charts: explored.map((_, i) => ({ chart: values[3 * i], wide: values[3 * i + 1], narrow: values[3 * i + 2] })),
    first: `${fileName(picture.finding)}.${picture.chart}`,
    relapse: relapseChoices(report, context),
    pool,
  }).replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
};
