import type { Change, Headline, Report, Verdict } from "../../model/index.ts";
import { formatHeadline, grouped } from "../format.ts";
import { citationText, headlineMap } from "../html/view.ts";
import { proseText } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { becauseText } from "./because-text.ts";
import type { InputDifference } from "./input-difference.ts";

/** One number that moved, as people read it. */
export interface MovedNumber {
  readonly id: string;
  readonly label: string;
  /** It rests on invented patients. */
  readonly invented: boolean;
  readonly before: string;
  readonly after: string;
  readonly because: string;
}

export interface JudgedOtherwise {
  readonly statement: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two reports: for the terminal, for Markdown and for programs. */
export interface Diff {
  readonly from: string;
  readonly to: string;
  readonly sentence: string;
  /** The same report but for the last bit of its numbers. */
  readonly same: boolean;
  readonly inputs: readonly InputDifference[];
  readonly statements: readonly JudgedOtherwise[];
  /** Those of the page's cards first. */
  readonly numbers: readonly MovedNumber[];
  readonly changes: readonly Change[];
}

const verdictsOf = ({ verdicts }: Report): ReadonlyMap<string, Verdict> =>
  new Map(verdicts.map((verdict) => [`${verdict.claim}/${verdict.component ?? ""}`, verdict]));

/** Statements that the published evidence now decides in another way. */
export const judgedOtherwise = (a: Report, b: Report): readonly JudgedOtherwise[] => {
  const before = verdictsOf(a);
  return [...verdictsOf(b)].flatMap(([key, verdict]) => {
    const [old, now] = [before.get(key)?.published.verdict, verdict.published.verdict];
    return old === undefined || old === now
      ? []
      : [{ statement: verdict.label, before: texts().verdict[old], after: texts().verdict[now] }];
  });
};

/** The numbers that the page's cards show. */
const mainIds = (report: Report): readonly string[] =>
  report.study.page.cards.flatMap(({ claim, patients }) => [
    ...report.verdicts
      .filter((verdict) => verdict.claim === claim && verdict.component === null)
      .flatMap(({ published }) => published.headline ?? []),
    ...report.study.datasets.map(({ id }) => `${id}/${patients}`),
  ]);

/** Those of the page's cards first, in their order. */
export const mainFirst = (changes: readonly Change[], report: Report): readonly Change[] => {
  const main = [...new Set(mainIds(report))];
  return [
    ...main.flatMap((id) => changes.find(({ headline }) => headline === id) ?? []),
    ...changes.filter(({ headline }) => !main.includes(headline)),
  ];
};

/** Whether a headline rests on invented patients. */
export const isInvented = (id: string, reports: readonly Report[]): boolean =>
  reports.some(({ findings }) => findings.some((finding) => finding.simulated && id.startsWith(`${finding.id}/`)));

export const movedNumbers = (a: Report, b: Report, changes: readonly Change[]): readonly MovedNumber[] => {
  const [old, now] = [headlineMap(a.findings), headlineMap(b.findings)];
  const spelling = b.study.locale;
  const shown = (headline: Headline | undefined, absent: string): string => {
    if (headline === undefined) return absent;
    const n = headline.n > 0 ? `, n ${grouped(String(headline.n), spelling)}` : "";
    const number = formatHeadline(headline, spelling);
    return (n === "" ? number : number.replace(/\.$/, "")) + n; // a reason is a sentence
  };
  const labelOf = (id: string): string => {
    const [report, headline] = now.has(id) ? [b, now.get(id)] : [a, old.get(id)];
    const headlines = headlineMap(report.findings);
    return headline ? proseText(headline.label, { headlines, spelling, citation: citationText(report) }) : "";
  };
  return mainFirst(changes, b).map(({ headline: id, because }) => ({
    id,
    label: labelOf(id),
    before: shown(old.get(id), texts().versions.absent),
    after: shown(now.get(id), texts().versions.gone),
    invented: isInvented(id, [a, b]),
    because: becauseText(because, now.get(id) ?? old.get(id), spelling),
  }));
};
