import { WorldError } from "../effects/effects.ts";
import { readStudy } from "../ingest/index.ts";
import { answerability } from "./answerability.ts";
import { keptFindings } from "./cache/kept-findings.ts";
import { ciIssues } from "./ci-issues.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { githubAnnotations } from "./issue-formats/github-annotations.ts";
import { publicIssues } from "./issue-formats/public-issue.ts";
import { sarifLog } from "./issue-formats/sarif-log.ts";
import { issuesText } from "./issues-text.ts";
import { runAnalyses } from "./run-analyses.ts";
import { VERSION } from "./software.ts";

export interface CheckOptions extends GlobalOptions {
  /** Warnings count as faults too. */
  readonly strict: boolean;
  /** How the issues are printed; for people when not given. */
  readonly format?: string;
}

const FORMATS = ["text", "json", "github", "sarif"];

const MARK = { ready: "ready     ", "needs more": "needs more", impossible: "impossible" } as const;

/** Judges every file of the study and says what the data can answer. */
export const check: Command<CheckOptions> = async (options, effects) => {
  const format = options.format ?? (options.json ? "json" : "text");
  if (!FORMATS.includes(format)) throw new WorldError(`--format knows ${FORMATS.join(", ")}: ${format}`);
  const read = await readStudy(effects.files, options.study);
  const { study } = read;
  const issues = await ciIssues(options.study, read, effects);
  const fault = issues.errors > 0 || (options.strict && issues.warnings > 0);
  if (format === "github" || format === "sarif") {
    const found = issues.groups.flatMap((group) => publicIssues(group, options.study, process.cwd()));
    const text = format === "github" ? githubAnnotations(found) : JSON.stringify(sarifLog(found, VERSION), null, 2);
    if (text !== "") effects.terminal.out(text);
    return fault ? 1 : 0;
  }
  const usable = study !== null && issues.errors === 0;
  const answers = usable ? answerability(await runAnalyses(study, effects, await keptFindings(effects))) : [];
  if (format === "json") {
    effects.terminal.out(JSON.stringify({ schema: "afterglow/check/1", issues, answers }, null, 2));
    return fault ? 1 : 0;
  }
  effects.terminal.out(issuesText(issues));
  effects.terminal.out("\nWhat these data can answer");
  if (!usable) effects.terminal.out("  impossible  every analysis: the data have errors; mend them first");
  for (const answer of answers)
    effects.terminal.out(`  ${MARK[answer.state]}  ${answer.finding}${answer.why === "" ? "" : ` — ${answer.why}`}`);
  return fault ? 1 : 0;
};
