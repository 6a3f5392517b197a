import type { Change, Headline, Quantity, Report, Version } from "../../model/index.ts";
import { formatHeadline, formatQuantity, type Spelling } from "../format.ts";
import { citationText, headlineMap, verdictOf } from "../html/view.ts";
import { type ProseContext, proseText } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { unitStyle } from "../units.ts";

/** A number that is followed over the versions. */
export interface MainNumber {
  readonly id: string;
  /** The card of the page and whose number it is. */
  readonly label: string;
  readonly text: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The value of no difference. */
  readonly none: number | null;
  readonly simulated: boolean;
}

export interface ListedChange {
  readonly headline: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What a list of versions says of one of them. */
export interface ListedVersion {
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly locale: "US" | "UK";
  readonly dataAsOf: string;
  readonly date: string;
  readonly digest: string;
  readonly previous: number | null;
  readonly simulated: boolean;
  readonly internal: boolean;
  readonly main: readonly MainNumber[];
  readonly causes: readonly string[];
  /** Those of the main numbers first. */
  readonly changes: readonly ListedChange[];
}

const mainNumber = (headline: Headline, label: string, simulated: boolean, spelling: Spelling): MainNumber => {
  const { quantity } = headline;
  const estimate = quantity.kind === "estimate" ? quantity : null;
  return {
    id: headline.id,
    label,
    text: formatHeadline(headline, spelling),
    value: estimate?.value ?? null,
    low: estimate?.intervals[0]?.low ?? null,
    high: estimate?.intervals[0]?.high ?? null,
    none: unitStyle(headline.unit).none,
    simulated,
  };
};

const mainNumbers = (report: Report, { headlines, spelling }: ProseContext): readonly MainNumber[] =>
  report.study.page.cards.flatMap((card) => {
    const decided = verdictOf(report, card.claim)?.published.headline;
    const studies = decided == null ? undefined : headlines.get(decided);
    return [
      ...(studies ? [mainNumber(studies, `${card.label}: ${texts().versions.studies}`, false, spelling)] : []),
      ...report.study.datasets.flatMap((dataset) => {
        const headline = headlines.get(`${dataset.id}/${card.patients}`);
        const simulated = dataset.kind === "simulated";
        const whose = simulated ? texts().versions.invented : texts().versions.clinics;
        return headline
          ? [mainNumber(headline, `${card.label}: ${whose} (${dataset.title})`, simulated, spelling)]
          : [];
      }),
    ];
  });

const listedChange = ({ headline: id, before, after }: Change, context: ProseContext): ListedChange => {
  const headline = context.headlines.get(id);
  const shown = (quantity: Quantity | null, absent: string): string =>
    quantity === null || headline === undefined
      ? absent
      : formatQuantity(quantity, headline.unit, headline.n, context.spelling);
  return {
    headline: id,
    label: headline === undefined ? "" : proseText(headline.label, context),
    before: shown(before, before === null ? texts().versions.absent : texts().versions.before),
    after: shown(after, texts().versions.gone),
  };
};

/** Reads what a list needs from the two files of a version; throws on files that are not of this shape. */
export const listedVersion = (report: Report, version: Version): ListedVersion => {
  const { study } = report;
  const headlines = headlineMap(report.findings);
  const context = { headlines, spelling: study.locale, citation: citationText(report) };
  const main = mainNumbers(report, context);
  const isMain = (change: Change): boolean => main.some(({ id }) => id === change.headline);
  return {
    number: version.number,
    title: study.title,
    question: study.question,
    locale: study.locale,
    dataAsOf: study.dataAsOf,
    date: version.generatedAt.slice(0, 10),
    digest: version.reportSha256,
    previous: version.previous,
    simulated: study.simulated,
    internal: study.internal,
    main,
    causes: [...new Set(version.changes.flatMap(({ because }) => because.map(({ detail }) => detail)))],
    changes: [...version.changes.filter(isMain), ...version.changes.filter((change) => !isMain(change))].map((change) =>
      listedChange(change, context),
    ),
  };
};
