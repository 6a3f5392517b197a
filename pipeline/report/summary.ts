import type { Headline } from "../model/index.ts";
import { fill } from "./fill.ts";
import { formatHeadline, grouped } from "./format.ts";
import type { View } from "./html/view.ts";
import { judgedText } from "./judged-text.ts";
import { deviationLines } from "./plan/deviation-lines.ts";
import { proseText } from "./prose-text.ts";
import { publishedSentence } from "./sentence.ts";
import { texts } from "./texts.ts";

const cell = (text: string): string =>
  text.replace(/[|\r\n<>&`*_[\]\\]/g, (c) => (c === "\n" || c === "\r" ? " " : `\\${c}`));

const row = (heads: Readonly<Record<string, string>>): string => `| ${Object.values(heads).map(cell).join(" | ")} |`;

const headlineRow = (headline: Headline, view: Omit<View, "svg">): string =>
  `| ${cell(proseText(headline.label, view.prose))} | ${cell(formatHeadline(headline, view.prose.spelling))} | ${grouped(String(headline.n), view.prose.spelling)} | ${cell(headline.id)} |`;

/** The report in Markdown, short enough for a pull request: answer, ledger, all headlines. */
export const summaryMarkdown = (view: Omit<View, "svg">): string => {
  const { report } = view;
  const answer = report.verdicts.find(
    (verdict) => verdict.claim === report.study.page.answerClaim && verdict.component === null,
  );
  const stamp = report.study.simulated ? `> **${texts().simulated.word}.** ${texts().simulated.sentence}\n\n` : "";
  const internal = report.study.internal ? `> **${texts().internal.stamp}**\n\n` : "";
  const ledger = report.verdicts.map(
    (verdict) =>
      `| ${verdict.component === null ? "" : "… "}${cell(verdict.label)} | ${texts().shape[verdict.published.verdict]} ${texts().verdict[verdict.published.verdict]} | ${
        verdict.published.certainty === null
          ? texts().page.notRated
          : [texts().certaintyClinical[verdict.published.certainty], judgedText(verdict.published)]
              .filter(Boolean)
              .join("; ")
      } | ${cell(proseText(publishedSentence(verdict, view.headlines), view.prose))} |`,
  );
  const numbers = report.findings.flatMap((finding) =>
    finding.headlines.map((headline) => headlineRow(headline, view)),
  );
  return `# ${cell(report.study.title)}

${stamp}${internal}**${cell(report.study.question)}** ${
    answer
      ? `${texts().answer[answer.published.verdict]} ${cell(proseText(publishedSentence(answer, view.headlines), view.prose))}`
      : texts().answer[report.verdicts.length === 0 ? "no-statement" : "no-evidence"]
  }

${fill(texts().summary.version, {
  number: String(view.version.number),
  date: report.study.dataAsOf,
  digest: `\`${view.version.reportSha256.slice(0, 12)}\``,
})} ${cell(report.study.searchNote)}
${deviationLines(report)
  .map((line) => `\n> ${cell(line)}\n`)
  .join("")}
${row(texts().summary.ledger)}
|---|---|---|---|
${ledger.join("\n")}

${row(texts().summary.numbers)}
|---|---|---:|---|
${numbers.join("\n")}
`;
};
