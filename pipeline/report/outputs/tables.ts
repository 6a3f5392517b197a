import { tableCsv } from "../csv.ts";
import { fileName } from "../file-name.ts";
import { type Output, suffix } from "./output.ts";

/** `tables/*.csv`: every table, and `charts/*.csv`: the rows of every chart under the chart's name. */
export const tables: Output = {
  id: "tables",
  english: true,
  files: async ({ report, words }) =>
    report.findings.flatMap((finding) => {
      const name = fileName(finding.id);
      const csv = new Map(
        finding.blocks.flatMap((block) =>
          block.kind === "table" ? [[block.id, tableCsv(block, finding, words.headlines)] as const] : [],
        ),
      );
      return [
        ...[...csv].map(([id, text]) => [`tables/${name}.${id}${suffix(finding)}.csv`, text] as const),
        ...finding.blocks.flatMap((block) =>
          block.kind === "chart"
            ? [[`charts/${name}.${block.id}${suffix(finding)}.csv`, csv.get(block.table) ?? ""] as const]
            : [],
        ),
      ];
    }),
};
