import { declaredAnalyses } from "../analyses/declared-analyses.ts";
import { WorldError } from "../effects/effects.ts";
import { issueCodes } from "../model/index.ts";
import { formatHeadline } from "../report/format.ts";
import { languageSkeleton } from "../report/language/language-skeleton.ts";
import { keptFindings } from "./cache/kept-findings.ts";
import { loggedIssues } from "./ci-issues.ts";
import type { Command, GlobalOptions } from "./command.ts";
import { issuesText } from "./issues-text.ts";
import { type Made, makeReport } from "./make-report.ts";
import { versionNumbers } from "./versions.ts";

export interface ListOptions extends GlobalOptions {
  readonly what: string;
  readonly out: string;
}

type Ready = Extract<Made, { kind: "report" }>;
type Row = readonly [id: string, text: string];

const LISTS: Readonly<Record<string, (made: Ready) => readonly Row[]>> = {
  headlines: ({ report }) =>
    report.findings.flatMap((finding) =>
      finding.headlines.map((headline): Row => [headline.id, formatHeadline(headline, report.study.locale)]),
    ),
  analyses: ({ study }) => declaredAnalyses(study.plan).map((analysis): Row => [analysis.id, analysis.half]),
  instruments: ({ study }) => study.instruments.map((instrument): Row => [instrument.id, instrument.name]),
  claims: ({ study }) => study.claims.map((claim): Row => [claim.id, claim.statement]),
  codes: () => Object.keys(issueCodes).map((code): Row => [code, issueCodes[code as keyof typeof issueCodes].severity]),
};

/** Not a list of lines: a file for translators. */
const TEXTS = "texts";

/** Lists what the study, the program or the report folder holds: one line each, id first. Texts are a language file to fill in. */
export const list: Command<ListOptions> = async (options, effects) => {
  const pick = LISTS[options.what];
  if (!pick && options.what !== "versions" && options.what !== TEXTS)
    throw new WorldError(
      `unknown list: ${options.what}; one of ${[...Object.keys(LISTS), TEXTS, "versions"].join(", ")}`,
    );
  const made = await makeReport(options.study, effects, { keep: await keptFindings(effects) });
  if (made.kind === "data-at-fault") {
    effects.terminal.err(issuesText(await loggedIssues(made.issues)));
    return 1;
  }
  if (options.what === TEXTS) {
    effects.terminal.out(JSON.stringify(languageSkeleton(made.report, made.study), null, 2));
    return 0;
  }
  const rows = pick
    ? pick(made)
    : (await versionNumbers(`${options.out}/${made.report.study.id}`, effects.files)).map((n): Row => [`v${n}`, ""]);
  effects.terminal.out(
    options.json
      ? JSON.stringify(
          rows.map(([id, text]) => ({ id, text })),
          null,
          2,
        )
      : rows.map(([id, text]) => (text === "" ? id : `${id}  ${text}`)).join("\n"),
  );
  return 0;
};
