import type { Report, Version } from "../../model/index.ts";
import type { View } from "../html/view.ts";
import { verdictOf } from "../html/view.ts";
import { judgedText } from "../judged-text.ts";
import { languageTag } from "../language/language-tag.ts";
import { deviationLines } from "../plan/deviation-lines.ts";
import { proseText } from "../prose-text.ts";
import { publishedSentence } from "../sentence.ts";
import { texts } from "../texts.ts";
import { certaintyData } from "./marks.ts";
import type { Data } from "./printable.ts";

type Words = Omit<View, "svg">;

/** What stands on every page of a report that must not be taken for more than it is. */
export const stampsOf = ({ study }: Pick<Report, "study">): readonly string[] => [
  ...(study.simulated ? [`${texts().simulated.word} · ${texts().simulated.stamp}`] : []),
  ...(study.internal ? [texts().internal.stamp] : []),
];

const bandOf = ({ study }: Report): string | null => {
  if (!study.simulated) return null;
  return study.datasets.every(({ kind }) => kind === "simulated") ? texts().simulated.band : texts().simulated.some;
};

const filled = (template: string, words: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => words[key] ?? "");

const citeOf = ({ study }: Report, version: Pick<Version, "number" | "reportSha256">): string =>
  filled(texts().pdf.cite, {
    title: study.title,
    version: String(version.number),
    date: study.dataAsOf,
    digest: version.reportSha256.slice(0, 12),
  });

/** What both PDFs open with: question, answer, how sure, which version, and what it must not be taken for. */
export const coverData = ({ report, version, headlines, prose }: Words): { readonly [key: string]: Data } => {
  const { study } = report;
  const [language, region] = languageTag(study).split("-");
  const verdict = verdictOf(report, study.page.answerClaim);
  return {
    paper: study.locale === "UK" ? "a4" : "us-letter",
    language: language as string,
    region: region ?? null,
    words: texts().pdf,
    stamps: stampsOf(report),
    band: bandOf(report),
    title: study.title,
    question: study.question,
    answer: verdict
      ? texts().answer[verdict.published.verdict]
      : texts().answer[report.verdicts.length === 0 ? "no-statement" : "no-evidence"],
    sentence: verdict ? proseText(publishedSentence(verdict, headlines), prose) : null,
    certainty: verdict ? certaintyData(verdict.published.certainty) : null,
    judged: verdict ? judgedText(verdict.published) : null,
    version: `${texts().pdf.version} ${version.number}`,
    digest: version.reportSha256,
    shortDigest: version.reportSha256.slice(0, 12),
    plan: report.plan.sha256.slice(0, 12),
    dataAsOf: study.dataAsOf,
    forMe: study.page.forMe,
    funding: study.funding,
    interests: study.interests,
    notices: [...deviationLines(report), ...study.notices],
    searchNote: study.searchNote,
    datasets: study.datasets.map(({ kind, title, description }) => ({
      simulated: kind === "simulated",
      stamp: kind === "simulated" ? texts().simulated.stamp : texts().internal.stamp,
      sentence: kind === "simulated" ? texts().simulated.sentence : null,
      title,
      description,
    })),
    cite: citeOf(report, version),
  };
};
