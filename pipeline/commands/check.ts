import { readStudy } from "../ingest/index.ts";
import { answerability } from "./answerability.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { issuesText } from "./issues-text.ts";
import { runAnalyses } from "./run-analyses.ts";

export interface CheckOptions extends GlobalOptions {
  /** Warnings count as faults too. */
  readonly strict: boolean;
}

const MARK = { ready: "ready     ", "needs more": "needs more", impossible: "impossible" } as const;

/** Judges every file of the study and says what the data can answer. */
export const check: Command<CheckOptions> = async (options, effects) => {
  const { study, issues } = await readStudy(effects.files, options.study);
  const usable = study !== null && issues.errors === 0;
  const answers = usable ? answerability(await runAnalyses(study, effects)) : [];
  const fault = issues.errors > 0 || (options.strict && issues.warnings > 0);
  if (options.json) {
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
