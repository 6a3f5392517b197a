import { type Effects, WorldError } from "../effects/effects.ts";
import { readStudyId } from "../ingest/index.ts";
import { canonicalJson, type Issues, type Report } from "../model/index.ts";
import { attributedChanges } from "../report/diff/attributed-changes.ts";
import { type Diff, judgedOtherwise, movedNumbers } from "../report/diff/diff.ts";
import { diffMarkdown } from "../report/diff/diff-markdown.ts";
import { diffSentence } from "../report/diff/diff-sentence.ts";
import { diffText } from "../report/diff/diff-text.ts";
import { headlineMap } from "../report/html/view.ts";
import { sameReport } from "../report/same-report.ts";
import type { KeepFinding } from "./cache/keep-finding.ts";
import { keptFindings } from "./cache/kept-findings.ts";
import { loggedIssues } from "./ci-issues.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { chosenSides } from "./diff/chosen-sides.ts";
import { replayChanges } from "./diff/replay-changes.ts";
import { requiredSide, type Side } from "./diff/side.ts";
import { issuesText } from "./issues-text.ts";
import { makeReport } from "./make-report.ts";

export interface DiffOptions extends GlobalOptions {
  /** A version's number, or "now". */
  readonly a?: string;
  readonly b?: string;
  readonly out: string;
  readonly format: string;
  /** 1 when they differ. */
  readonly exitCode: boolean;
}

const FORMATS = ["text", "md", "json"];

/** The report of now, of the present inputs. */
const presentSide = async (study: string, effects: Effects, keep: KeepFinding): Promise<Side | Issues> => {
  const made = await makeReport(study, effects, { keep });
  if (made.kind === "data-at-fault") return made.issues;
  const report: Report = JSON.parse(canonicalJson(made.report));
  return { name: "now", number: null, report, inputs: made.files, commit: null };
};

const compared = async (
  study: string,
  sides: { readonly a: Side; readonly b: Side },
  effects: Effects,
  keep: KeepFinding,
): Promise<Diff> => {
  const { a, b } = sides;
  const { replay, differences } = await replayChanges(study, sides, effects, keep);
  const changes = attributedChanges(a.report, b.report, replay);
  const statements = judgedOtherwise(a.report, b.report);
  const facts = { from: a.name, to: b.name, same: sameReport(a.report, b.report), inputs: differences, changes };
  const of = new Set([...headlineMap(a.report.findings).keys(), ...headlineMap(b.report.findings).keys()]).size;
  return {
    ...facts,
    sentence: diffSentence({ ...facts, of, statements: statements.length }),
    statements,
    numbers: movedNumbers(a.report, b.report, changes),
  };
};

const printed = (diff: Diff, format: string, quiet: boolean): string => {
  if (format === "json") return JSON.stringify({ schema: "afterglow/diff/1", ...diff }, null, 2);
  if (quiet) return diff.sentence;
  return format === "md" ? diffMarkdown(diff) : diffText(diff);
};

/** What moved between two versions, and why: the present program runs again with one change at a time. Writes no report. */
export const diff: Command<DiffOptions> = async (options, effects) => {
  if (!FORMATS.includes(options.format))
    throw new WorldError(`--format knows ${FORMATS.join(", ")}: ${options.format}`);
  const { study } = options;
  const id = await readStudyId(effects.files, study);
  if (id === null) throw new WorldError(`cannot compare ${study}: its study.json names no study; see afterglow check`);
  const folder = `${options.out}/${id}`;
  const chosen = await chosenSides(options, { study, folder }, effects);
  const keep = await keptFindings(effects);
  const sideOf = (name: number | "now"): Promise<Side | Issues> =>
    name === "now" ? presentSide(study, effects, keep) : requiredSide(folder, name, effects.files);
  const [a, b] = [await sideOf(chosen.a), await sideOf(chosen.b)];
  for (const side of [a, b]) {
    if ("name" in side) continue;
    effects.terminal.err(issuesText(await loggedIssues(side)));
    effects.terminal.err("Nothing was compared: mend the errors above, then run it again.");
    return 2; // 1 is for --exit-code alone: they differ
  }
  const found = await compared(study, { a: a as Side, b: b as Side }, effects, keep);
  effects.terminal.out(printed(found, options.json ? "json" : options.format, options.quiet));
  return options.exitCode && !found.same ? 1 : 0;
};
