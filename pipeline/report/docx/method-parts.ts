import type { Finding } from "../../model/index.ts";
import { declaredTexts } from "../declared-text.ts";
import { fill } from "../fill.ts";
import type { View } from "../html/view.ts";
import { deviationLines } from "../plan/deviation-lines.ts";
import { proseText } from "../prose-text.ts";
import { type Texts, texts } from "../texts.ts";
import type { Part } from "./part.ts";

type Words = Omit<View, "svg">;

const WAYS = () => texts().methods;
const PARTS = ["population", "treatment", "outcome", "intercurrent", "summary", "timeZero"] as const;

const definitions = (caption: string, head: string, rows: readonly (readonly string[])[]): Part => ({
  kind: "table",
  caption,
  columns: [
    { label: head, align: "start" },
    { label: texts().docx.declared, align: "start" },
  ],
  rows,
});

const estimandText = (finding: Finding, { prose }: Words): string =>
  PARTS.map((part) => ({ label: texts().pdf.estimand[part], text: proseText(finding.estimand[part], prose) }))
    .filter(({ text }) => text !== "")
    .map(({ label, text }) => `${label}: ${text}`)
    .join(" ");

const methodParts = (finding: Finding, words: Words): readonly Part[] => {
  const { summary, formula, citations } = finding.method;
  const cites = citations.map(words.prose.citation).join(" ");
  const estimand = estimandText(finding, words);
  return [
    { kind: "heading", level: 3, text: finding.question },
    { kind: "text", style: "Body", text: `${proseText(summary, words.prose)} ${cites}`.trim() },
    ...(formula === "" ? [] : [{ kind: "text", style: "Formula", text: formula } as const]),
    ...(estimand === ""
      ? []
      : [{ kind: "text", style: "Note", text: `${texts().docx.estimand}. ${estimand}` } as const]),
  ];
};

const half = (title: string, findings: readonly Finding[], words: Words): readonly Part[] =>
  findings.length === 0
    ? []
    : [{ kind: "heading", level: 2, text: title }, ...findings.flatMap((finding) => methodParts(finding, words))];

const trialPart = ({ report }: Words): readonly Part[] => {
  const trial = report.plan.declared?.targetTrial;
  if (report.study.datasets.length === 0 || !trial) return [];
  const rows = Object.entries(WAYS().trialParts).map(([key, label]) => [
    label,
    trial[key as keyof Texts["methods"]["trialParts"]],
  ]);
  return [definitions(WAYS().trial, texts().docx.plan, rows)];
};

/** The methods: how the question was put, what was declared before, and how each finding was made. */
export const methodsParts = (words: Words): readonly Part[] => {
  const { study, findings, plan } = words.report;
  const of = (kind: Finding["source"]["kind"]): readonly Finding[] =>
    findings.filter((finding) => finding.source.kind === kind);
  const deviations = plan.deviations.length === 0 ? [WAYS().noDeviations] : deviationLines(words.report);
  const declared = declaredTexts(words.report).map(({ label, text }) => [label, text]);
  return [
    { kind: "heading", level: 1, text: WAYS().title },
    { kind: "text", style: "Body", text: fill(WAYS().opening, { note: study.searchNote }) },
    ...(of("patients").length === 0 ? [] : [{ kind: "text", style: "Body", text: WAYS().halves } as const]),
    {
      kind: "text",
      style: "Body",
      text: [fill(WAYS().planLead, { digest: plan.sha256.slice(0, 12) }), ...deviations].join(" "),
    },
    ...(declared.length === 0 ? [] : [definitions(WAYS().plan, texts().docx.plan, declared)]),
    ...trialPart(words),
    ...half(WAYS().published, of("published"), words),
    ...half(WAYS().patients, of("patients"), words),
  ];
};
