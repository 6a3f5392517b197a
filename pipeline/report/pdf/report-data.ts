import type { Finding, Report } from "../../model/index.ts";
import { fileName } from "../file-name.ts";
import { safeUrl } from "../html/escape.ts";
import type { View } from "../html/view.ts";
import { proseText } from "../prose-text.ts";
import { cardsData } from "./cards-data.ts";
import { coverData } from "./cover-data.ts";
import { findingData } from "./finding-data.ts";
import { ledgerData, shapesData } from "./ledger-data.ts";
import type { Data } from "./printable.ts";

type Words = Omit<View, "svg">;

/** The findings that open the report: one table of all outcomes. */
const SUMMARY = "summary-of-findings";

/** Name of the picture that carries the argument, if the report has it. */
export const pictureName = ({ study, findings }: Report): string | null => {
  const { finding, chart } = study.page.picture;
  const there = findings.some(
    ({ id, blocks }) => id === finding && blocks.some((block) => block.kind === "chart" && block.id === chart),
  );
  return there ? `${fileName(finding)}.${chart}` : null;
};

/** Each caveat once, with the findings that it is about. */
const limits = (findings: readonly Finding[], { prose }: Words): Data => {
  const about = new Map<string, string[]>();
  for (const finding of findings)
    for (const caveat of finding.caveats) {
      const text = proseText(caveat.prose, prose);
      about.set(text, [...(about.get(text) ?? []), fileName(finding.id)]);
    }
  return [...about].map(([text, ids]) => ({ text, findings: [...new Set(ids)] }));
};

const references = (report: Report): Data =>
  report.references.map(({ text, doi, url }) => {
    const address = safeUrl(doi ? `https://doi.org/${doi}` : (url ?? ""));
    return { text, shown: address === null ? null : (doi ?? address), url: address };
  });

/** Everything that `report.pdf` prints, as words. */
export const reportData = (words: Words): Data => {
  const { report } = words;
  const chapter = (kind: Finding["source"]["kind"], summary: boolean): Data =>
    report.findings
      .filter(({ source, analysis }) => source.kind === kind && (analysis === SUMMARY) === summary)
      .map((finding) => findingData(finding, words));
  return {
    ...coverData(words),
    cards: cardsData(words),
    ledger: ledgerData(words),
    shapes: shapesData(report.study.simulated),
    summaries: [chapter("published", true), chapter("patients", true)].flat() as Data,
    published: chapter("published", false),
    patients: chapter("patients", false),
    limits: limits(report.findings, words),
    references: references(report),
    checks: report.issues.groups.length === 0 ? null : checks(report),
  };
};

const checks = ({ issues }: Report): Data => ({
  errors: issues.errors,
  warnings: issues.warnings,
  notes: issues.notes,
});
