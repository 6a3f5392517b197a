import { declaredAnalyses } from "../analyses/declared-analyses.ts";
import { WorldError } from "../effects/effects.ts";
import { readStudy } from "../ingest/index.ts";
import { issueCodes } from "../model/index.ts";
import { citationText, headlineMap } from "../report/html/view.ts";
import { keptFindings } from "./cache/kept-findings.ts";
import { loggedIssues } from "./ci-issues.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { explainCode, isIssueCode } from "./explain/explain-code.ts";
import type { Explanation } from "./explain/explanation.ts";
import { explanationText } from "./explain/explanation-text.ts";
import { findExplanations } from "./explain/find-explanations.ts";
import { issuesText } from "./issues-text.ts";
import { makeReport } from "./make-report.ts";
import { newestVersion } from "./newest-version.ts";

export interface ExplainOptions extends GlobalOptions {
  readonly id: string;
  readonly out: string;
}

const unknown = (id: string, near: readonly string[]): WorldError =>
  new WorldError(
    `nothing is called ${id === "" ? "“”" : id}; ${near.length === 0 ? "afterglow list shows what there is" : `near it: ${near.join(", ")}`}`,
  );

/** The full derivation of a number, or what stands behind a chart, a statement, a code, a scale or an analysis. */
export const explain: Command<ExplainOptions> = async (options, effects) => {
  const tell = (found: readonly Explanation[]): 0 => {
    const { terminal } = effects;
    if (options.json)
      terminal.out(JSON.stringify({ schema: "afterglow/explain/1", id: options.id, explanations: found }, null, 2));
    else terminal.out(found.map(explanationText).join("\n\n\n"));
    return 0;
  };
  // A code is explained above all when data are at fault and no report can be made.
  if (isIssueCode(options.id)) {
    const { issues } = await readStudy(effects.files, options.study);
    return tell([explainCode(options.id, await loggedIssues(issues))]);
  }
  const made = await makeReport(options.study, effects, { keep: await keptFindings(effects) });
  if (made.kind === "data-at-fault") {
    effects.terminal.err(issuesText(await loggedIssues(made.issues)));
    return 1;
  }
  const { study, report } = made;
  const newest = await newestVersion(`${options.out}/${report.study.id}`, report, effects.files);
  const explained = {
    study,
    report,
    analyses: declaredAnalyses(study.plan),
    folder: options.study,
    prose: {
      headlines: headlineMap(report.findings),
      spelling: report.study.locale,
      citation: citationText(report),
    },
    version: newest?.report ? { number: newest.number, report: newest.report } : null,
  };
  const { found, near } = findExplanations(options.id, explained, Object.keys(issueCodes));
  if (found.length === 0) throw unknown(options.id, near);
  return tell(found);
};
