import type { Headline, Report } from "../model/index.ts";
import { formatHeadline, grouped } from "../report/format.ts";
import { citationText, headlineMap } from "../report/html/view.ts";
import { proseText } from "../report/prose-text.ts";
import { publishedSentence } from "../report/sentence.ts";
import { texts } from "../report/texts.ts";

const line = (headline: Headline, label: string, report: Report): string => {
  const spelling = report.study.locale;
  const n = headline.n > 0 ? `, n ${grouped(String(headline.n), spelling)}` : "";
  const number = formatHeadline(headline, spelling).replace(/\.$/, ""); // a reason is a sentence; here it goes on
  return `  ${number}${n} — ${label}`;
};

/** The report in a few lines for a terminal: the answer, then number first, its uncertainty, n, and what it is. */
export const reportWords = (report: Report): string => {
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: citationText(report) };
  const answer = report.verdicts.find(
    (verdict) => verdict.claim === report.study.page.answerClaim && verdict.component === null,
  );
  const sentence = answer
    ? `${texts().answer[answer.published.verdict]} ${proseText(publishedSentence(answer, headlines), prose)}`
    : texts().answer[report.verdicts.length === 0 ? "no-statement" : "no-evidence"];
  const describe = (id: string): string[] => {
    const headline = headlines.get(id);
    return headline ? [line(headline, proseText(headline.label, prose), report)] : [];
  };
  const published = report.study.page.keyNumbers.flatMap(describe);
  const patients = report.study.datasets.flatMap((dataset) => {
    const rows = report.study.page.cards.flatMap((card) => describe(`${dataset.id}/${card.patients}`));
    if (rows.length === 0) return [];
    const stamp =
      dataset.kind === "simulated" ? `${texts().simulated.stamp}, ${texts().simulated.mark}` : "patient records";
    return [`${dataset.title} (${stamp})`, ...rows];
  });
  return [report.study.question, sentence, "", "Published studies", ...published, ...patients].join("\n");
};
