import { makeReport } from "../../pipeline/commands/make-report.ts";
import { runTask } from "../../pipeline/commands/run-analyses.ts";
import { nodeEffects } from "../../pipeline/effects/node-effects.ts";
import type { Report } from "../../pipeline/model/index.ts";
import { pageHtml } from "../../pipeline/report/html/page.ts";
import { citationText, headlineMap } from "../../pipeline/report/html/view.ts";

/** The report of a study folder, made in this process. */
export const madeReportOf = async (study: string): Promise<Report> => {
  const made = await makeReport(
    study,
    nodeEffects({
      quiet: true,
      colour: false,
      study,
      workers: { count: 1, map: runTask },
      stop: new AbortController().signal,
    }),
  );
  if (made.kind === "data-at-fault") throw new Error(JSON.stringify(made.issues.groups[0]));
  return made.report;
};

/** The page without pictures and fonts: what it says, not how it draws. */
export const pageOf = (report: Report, software: Readonly<Record<string, string>> = {}): string => {
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: citationText(report) };
  const version = { number: 1, previous: null, changes: [], reportSha256: "0123456789abcdef".repeat(4) };
  return pageHtml({ report, version, headlines, prose, software, svg: new Map() }, "");
};
