import { summaryMarkdown } from "../summary.ts";
import { abstract } from "./abstract.ts";
import { charts } from "./charts.ts";
import { crate } from "./crate.ts";
import { docx } from "./docx.ts";
import { explore } from "./explore.ts";
import type { Output } from "./output.ts";
import { page } from "./page.ts";
import { pdf } from "./pdf.ts";
import { rasters } from "./rasters.ts";
import { references } from "./references.ts";
import { results } from "./results.ts";
import { tables } from "./tables.ts";

const summary: Output = { id: "summary", files: async ({ words }) => [["summary.md", summaryMarkdown(words)]] };

/** Every kind of file of a version. A new one is one file and one line here. */
export const outputs: readonly Output[] = [
  page,
  explore,
  summary,
  abstract,
  charts,
  rasters,
  pdf,
  tables,
  results,
  references,
  docx,
  crate,
];
