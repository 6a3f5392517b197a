import type { Headline, Report } from "../../model/index.ts";
import { formatHeadline, grouped } from "../format.ts";
import { type View, verdictOf } from "../html/view.ts";
import { type Texts, texts } from "../texts.ts";
import { verdictData } from "./marks.ts";
import type { Data } from "./printable.ts";

type Words = Omit<View, "svg">;
type Card = Report["study"]["page"]["cards"][number];

const basisWords = ({ basis }: Headline, { prose }: Words): string => {
  if (basis === null || basis.trials === 0) return "";
  const trials = `${grouped(String(basis.trials), prose.spelling)} ${basis.trials === 1 ? texts().pdf.trial : texts().pdf.trials}`;
  return basis.people === null
    ? ` · ${trials}`
    : ` · ${trials}, ${grouped(String(basis.people), prose.spelling)} ${texts().pdf.people}`;
};

const studies = (card: Card, words: Words): Data => {
  const published = verdictOf(words.report, card.claim)?.published;
  if (!published) return null;
  const headline = published.headline === null ? undefined : words.headlines.get(published.headline);
  return {
    ...verdictData(published.verdict),
    number:
      headline?.quantity.kind === "estimate"
        ? `${formatHeadline(headline, words.prose.spelling)}${basisWords(headline, words)}`
        : (texts().reason[published.reason as keyof Texts["reason"]] ?? published.reason.replaceAll("-", " ")),
  };
};

const clinics = (card: Card, words: Words): Data =>
  words.report.study.datasets.flatMap((dataset): Data[] => {
    const headline = words.headlines.get(`${dataset.id}/${card.patients}`);
    if (!headline) return [];
    const n = headline.quantity.kind === "estimate" ? `, n ${grouped(String(headline.n), words.prose.spelling)}` : "";
    const simulated = dataset.kind === "simulated";
    return [
      {
        simulated,
        label: simulated ? texts().pdf.clinicsInvented : texts().pdf.clinics,
        number: `${formatHeadline(headline, words.prose.spelling)}${n}`,
      },
    ];
  });

/** The four cards: what studies say, and below it, kept apart, the number of each data set. */
export const cardsData = (words: Words): Data =>
  words.report.study.page.cards.map((card) => ({
    label: card.label,
    studies: studies(card, words),
    clinics: clinics(card, words),
  }));
