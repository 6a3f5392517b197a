import { fill } from "../fill.ts";
import type { View } from "../html/view.ts";
import { verdictOf } from "../html/view.ts";
import { judgedText } from "../judged-text.ts";
import { stampsOf } from "../pdf/cover-data.ts";
import { proseText } from "../prose-text.ts";
import { publishedSentence } from "../sentence.ts";
import { texts } from "../texts.ts";
import type { Part, TextStyle } from "./part.ts";

const text = (words: string, style: TextStyle = "Body"): Part => ({ kind: "text", text: words, style });

/** "Version 3, data to 2024-02-29, digest 0123456789ab". */
export const versionText = ({ report, version }: Omit<View, "svg">): string =>
  fill(texts().abstract.version, {
    number: String(version.number),
    date: report.study.dataAsOf,
    digest: version.reportSha256.slice(0, 12),
  });

/** Title, what it must not be taken for, question and answer. */
export const coverParts = (words: Omit<View, "svg">): readonly Part[] => {
  const { report, headlines, prose } = words;
  const { study } = report;
  const verdict = verdictOf(report, study.page.answerClaim);
  const judged = verdict ? judgedText(verdict.published) : null;
  const certainty = verdict ? texts().certainty[verdict.published.certainty ?? "none"] : null;
  return [
    text(study.title, "Title"),
    ...stampsOf(report).map((stamp) => text(stamp, "Stamp")),
    ...(study.simulated ? [text(texts().simulated.sentence, "Note")] : []),
    text(`${versionText(words)}. ${texts().docx.draft}`, "Note"),
    { kind: "heading", level: 1, text: texts().pdf.question },
    text(study.question),
    ...(study.questionClinical ? [text(study.questionClinical)] : []),
    { kind: "heading", level: 1, text: texts().docx.answer },
    text(
      verdict
        ? texts().answer[verdict.published.verdict]
        : texts().answer[report.verdicts.length === 0 ? "no-statement" : "no-evidence"],
      "Answer",
    ),
    ...(verdict ? [text(proseText(publishedSentence(verdict, headlines), prose))] : []),
    ...(certainty === null
      ? []
      : [text(`${texts().pdf.howSure} ${certainty}${judged === null ? "" : ` (${judged})`}.`)]),
  ];
};
