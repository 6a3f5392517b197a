import type { Analysis, Finding } from "../../model/index.ts";
import { headlineLine } from "./explain-headline.ts";
import { type Explained, type Explanation, section } from "./explanation.ts";
import { findingSections, stampOf } from "./finding-sections.ts";

const LONGEST = 100;

const declared = (key: string, { study }: Explained): string => {
  const text = JSON.stringify((study.plan as unknown as Readonly<Record<string, unknown>>)[key]) ?? "not declared";
  return `${key}: ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
};

const readSections = (analysis: Analysis | undefined, explained: Explained) =>
  analysis
    ? [
        ...section("Reads these tables", analysis.reads.tables),
        ...section(
          "Reads these choices of the plan (study.json)",
          analysis.reads.plan.map((key) => declared(key, explained)),
        ),
      ]
    : section("Reads", ["the finished numbers of the other findings"]);

const blockLines = (finding: Finding): readonly string[] =>
  finding.blocks.flatMap((block) => (block.kind === "text" ? [] : [`${block.kind} ${finding.id}.${block.id}`]));

/** One finding: its question, its numbers, its charts and tables, and how it was done. */
export const explainFinding = (finding: Finding, explained: Explained): Explanation => ({
  kind: "finding",
  id: finding.id,
  title: `${finding.question} (${finding.standing})${stampOf(finding)}`,
  sections: [
    ...section(
      "Numbers",
      finding.headlines.map((headline) => `${headline.id}  ${headlineLine(headline, explained)}`),
    ),
    ...section("Charts and tables", blockLines(finding)),
    ...findingSections(finding, explained),
    ...readSections(
      explained.analyses.find(({ id }) => id === finding.analysis),
      explained,
    ),
  ],
});

/** An analysis: what it reads, and the findings that it makes. */
export const explainAnalysis = (id: string, explained: Explained): Explanation => {
  const analysis = explained.analyses.find((item) => item.id === id);
  const findings = explained.report.findings.filter((finding) => finding.analysis === id);
  const first = findings[0];
  return {
    kind: "analysis",
    id,
    title: first?.question ?? `${id} makes no finding in this study`,
    sections: [
      ...readSections(analysis, explained),
      ...section(
        "Findings",
        findings.map((finding) => `${finding.id}  ${finding.headlines.length} numbers${stampOf(finding)}`),
      ),
      ...(first ? findingSections(first, explained) : []),
    ],
  };
};
