import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Report } from "../../../pipeline/model/index.ts";
import { exploreHtml } from "../../../pipeline/report/explore/explore-page.ts";
import type { Libraries } from "../../../pipeline/report/explore/libraries.ts";
import { citationText, headlineMap } from "../../../pipeline/report/html/view.ts";

const root = resolve(import.meta.dirname, "../../..");
const installed = (path: string): string => readFileSync(resolve(root, "node_modules", path), "utf8");

export const libraries: Libraries = {
  vega: installed("vega/build/vega.min.js"),
  vegaLite: installed("vega-lite/build/vega-lite.min.js"),
  interpreter: installed("vega-interpreter/build/vega-interpreter.js"),
};

/** The report of the small study as it was filed: published evidence, simulated patients and real ones. */
export const goldenReport = JSON.parse(
  readFileSync(resolve(root, "test/golden/sleep-study/report.json"), "utf8"),
) as Report;

/** The explore page of a report, without letters of its own unless they are given. */
export const exploreOf = (report: Report, faces = ""): string => {
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: citationText(report) };
  const version = { number: 1, previous: null, changes: [], reportSha256: "0".repeat(64) };
  return exploreHtml({ report, version, headlines, prose }, faces, libraries);
};
