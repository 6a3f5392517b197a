import { resultsArd } from "../results/results-ard.ts";
import type { Output } from "./output.ts";

/** `results.json`: every number of the report as analysis results data, one statistic a line. */
export const results: Output = {
  id: "results",
  english: true,
  files: async ({ words }) => {
    const { rows, ...head } = resultsArd(words);
    const lines = rows.map((row) => JSON.stringify(row)).join(",\n");
    return [["results.json", `${JSON.stringify(head).slice(0, -1)},"rows":[\n${lines}\n]}\n`]];
  },
};
