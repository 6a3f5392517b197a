import type { Headline, Report } from "../../model/index.ts";
import { fileName } from "../file-name.ts";
import { formatHeadline, grouped } from "../format.ts";
import { publishedSentence } from "../sentence.ts";
import { type Texts, texts } from "../texts.ts";
import { anchor, escapeHtml } from "./escape.ts";
import { ledgerStrip } from "./ledger-strip.ts";
import { certaintyMark, judgedWords, verdictMark } from "./mark.ts";
import { proseHtml } from "./prose.ts";
import { pictureHtml, type View, verdictOf } from "./view.ts";

type Card = Report["study"]["page"]["cards"][number];

const basisWords = (headline: Headline, view: View): string => {
  const trials = headline.basis?.trials ?? 0;
  const people = headline.basis?.people ?? null;
  const { spelling } = view.prose;
  if (trials === 0) return "";
  const studies = `${grouped(String(trials), spelling)} ${trials === 1 ? texts().pdf.trial : texts().pdf.trials}`;
  return people === null
    ? ` · ${studies}`
    : ` · ${studies}, ${grouped(String(people), spelling)} ${texts().pdf.people}`;
};

const publishedLine = (card: Card, view: View): string => {
  const verdict = verdictOf(view.report, card.claim);
  if (!verdict) return "";
  const { published } = verdict;
  const headline = published.headline === null ? undefined : view.headlines.get(published.headline);
  const number =
    headline && headline.quantity.kind === "estimate"
      ? `<a class="n" href="#${anchor(headline.id)}">${escapeHtml(formatHeadline(headline, view.prose.spelling))}</a>${escapeHtml(basisWords(headline, view))}`
      : escapeHtml(`${texts().reason[published.reason as keyof Texts["reason"]] ?? published.reason}`);
  return `<p><b>${escapeHtml(texts().pdf.studies)}</b> <a href="#claim-${anchor(card.claim)}">${verdictMark(published.verdict)}</a><br>${number}</p>`;
};

const patientLine = (card: Card, view: View): string =>
  view.report.study.datasets
    .map((dataset) => {
      const headline = view.headlines.get(`${dataset.id}/${card.patients}`);
      if (!headline) return "";
      const simulated = dataset.kind === "simulated";
      const text =
        headline.quantity.kind === "estimate"
          ? formatHeadline(headline, view.prose.spelling)
          : texts().cards.notEstimable;
      const n = headline.quantity.kind === "estimate" ? `, n ${grouped(String(headline.n), view.prose.spelling)}` : "";
      return `<p class="clinic${simulated ? " hatched" : ""}">${escapeHtml(simulated ? texts().pdf.clinicsInvented : texts().pdf.clinics)}: <a class="n" href="#${anchor(headline.id)}">${escapeHtml(text)}</a>${n}</p>`;
    })
    .join("");

const cardHtml = (card: Card, view: View): string =>
  `<section class="card" id="card-${anchor(card.id)}"><h2>${escapeHtml(card.label)}</h2>${publishedLine(card, view)}${patientLine(card, view)}</section>`;

const coverHtml = (view: View): string => {
  const { finding, chart } = view.report.study.page.picture;
  const block = view.report.findings
    .find((item) => item.id === finding)
    ?.blocks.find((item) => item.kind === "chart" && item.id === chart);
  if (block?.kind !== "chart") return "";
  return `<figure id="picture">${pictureHtml(view, `${fileName(finding)}.${chart}`, ".cover")}</figure>`;
};

const exploreLink = ({ explore }: View): string =>
  explore === true ? ` · <a href="explore.html">${escapeHtml(texts().explore.link)}</a>` : "";

/** The first screen: question, answer, how sure, picture, cards, all statements. The answer is from published evidence alone. */
export const firstScreen = (view: View): string => {
  const { study } = view.report;
  const verdict = verdictOf(view.report, study.page.answerClaim);
  const answer = verdict
    ? `<p id="answer"><strong>${escapeHtml(texts().answer[verdict.published.verdict])}</strong> <span>${proseHtml(publishedSentence(verdict, view.headlines), view.prose)}</span></p>
<p id="certainty">${escapeHtml(texts().pdf.howSure)} ${certaintyMark(verdict.published.certainty)}${judgedWords(verdict.published)} · <a href="#claim-${anchor(verdict.claim)}">${escapeHtml(texts().page.why)}</a></p>`
    : `<p id="answer"><strong>${escapeHtml(texts().answer[view.report.verdicts.length === 0 ? "no-statement" : "no-evidence"])}</strong></p>`;
  return `<div id="first">
<h1>${escapeHtml(study.question)}</h1>
${answer}
<div class="split">${coverHtml(view)}<div class="cards">${study.page.cards.map((card) => cardHtml(card, view)).join("\n")}<p class="more"><a href="#${anchor(study.page.picture.finding)}">${escapeHtml(texts().page.larger)}</a>${exploreLink(view)}</p></div></div>
${ledgerStrip(view)}
</div>`;
};
