import type { Finding, Report } from "../../model/index.ts";
import { safeUrl } from "../html/escape.ts";
import type { View } from "../html/view.ts";
import { limitations } from "../limitations.ts";
import { proseText } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { coverParts } from "./cover-parts.ts";
import { findingParts } from "./finding-parts.ts";
import { methodsParts } from "./method-parts.ts";
import type { Part } from "./part.ts";

type Words = Omit<View, "svg">;

/** The findings that open the results: one table of all outcomes. */
const SUMMARY = "summary-of-findings";

const HALVES = ["published", "patients"] as const;

const body = (text: string): Part => ({ kind: "text", style: "Body", text });
const heading = (level: 1 | 2, text: string): Part => ({ kind: "heading", level, text });

const half = (kind: (typeof HALVES)[number], findings: readonly Finding[], words: Words): readonly Part[] => {
  const own = findings.filter(({ source, analysis }) => source.kind === kind && analysis !== SUMMARY);
  return own.length === 0
    ? []
    : [heading(2, texts().pdf[kind]), ...own.flatMap((finding) => findingParts(finding, words))];
};

const summaries = (findings: readonly Finding[], words: Words): readonly Part[] => {
  const own = findings.filter(({ analysis }) => analysis === SUMMARY);
  return own.length === 0
    ? []
    : [heading(1, texts().pdf.summaries), ...own.flatMap((finding) => findingParts(finding, words))];
};

const limits = (findings: readonly Finding[], { prose }: Words): readonly Part[] => {
  const items = HALVES.flatMap((kind) => {
    const own = limitations(
      findings.filter(({ source }) => source.kind === kind),
      prose,
    );
    const bullets = own.map(({ caveat }): Part => ({ kind: "bullet", text: proseText(caveat.prose, prose) }));
    return bullets.length === 0 ? [] : [heading(2, texts().limits[kind]), ...bullets];
  });
  return items.length === 0 ? [] : [heading(1, texts().limits.title), ...items];
};

const about = ({ study }: Report): readonly Part[] => {
  const lines = [
    ...(study.funding ? [`${texts().pdf.funding}: ${study.funding}`] : []),
    ...(study.interests ? [`${texts().pdf.interests}: ${study.interests}`] : []),
    ...study.notices,
    ...study.datasets.map(({ title, description }) => `${title}. ${description}`),
  ];
  return lines.length === 0 ? [] : [heading(1, texts().pdf.about), ...lines.map(body)];
};

const references = (report: Report): readonly Part[] =>
  report.references.length === 0
    ? []
    : [
        heading(1, texts().pdf.references),
        ...report.references.map(
          ({ text, doi, url }, i): Part => ({
            kind: "reference",
            number: i + 1,
            text,
            url: safeUrl(doi ? `https://doi.org/${doi}` : (url ?? "")),
          }),
        ),
      ];

/** Everything that `report.docx` says, in its order. */
export const manuscript = (words: Words): readonly Part[] => {
  const { report } = words;
  const { findings } = report;
  return [
    ...coverParts(words),
    ...methodsParts(words),
    ...summaries(findings, words),
    ...(findings.length === 0 ? [] : [heading(1, texts().docx.results)]),
    ...HALVES.flatMap((kind) => half(kind, findings, words)),
    ...limits(findings, words),
    ...about(report),
    ...references(report),
  ];
};
