import type { Finding } from "../../model/index.ts";
import { declaredTexts } from "../declared-text.ts";
import { fill } from "../fill.ts";
import { proseText } from "../prose-text.ts";
import { type Texts, texts } from "../texts.ts";
import { anchor, escapeHtml } from "./escape.ts";
import { findingLinks } from "./finding-links.ts";
import { proseHtml } from "./prose.ts";
import type { View } from "./view.ts";

const words = () => texts().methods;

const definitions = (rows: readonly (readonly [string, string])[]): string =>
  `<dl>${rows.map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`).join("")}</dl>`;

/** Findings whose method reads the same, in the order of the report. */
const sameMethod = (findings: readonly Finding[], view: View): readonly (readonly Finding[])[] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${proseText(finding.method.summary, view.prose)}\n${finding.method.formula}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
};

const methodHtml = (group: readonly Finding[], view: View): string => {
  const [first] = group;
  if (!first) return "";
  const citations = [...new Set(group.flatMap((finding) => finding.method.citations))]
    .map((id) => `<a class="cite" href="#ref-${anchor(id)}">${escapeHtml(view.prose.citation(id))}</a>`)
    .join(" ");
  return `<p>${proseHtml(first.method.summary, view.prose)} ${citations}</p><p class="muted">${words().sections} ${findingLinks(group)}</p><p class="full"><code>${escapeHtml(first.method.formula)}</code></p>`;
};

const half = (title: string, findings: readonly Finding[], view: View): string =>
  findings.length === 0
    ? ""
    : `<h3>${escapeHtml(title)}</h3>${sameMethod(findings, view)
        .map((group) => methodHtml(group, view))
        .join("\n")}`;

const trialHtml = ({ report }: View): string => {
  if (report.study.datasets.length === 0) return "";
  const trial = report.plan.declared.targetTrial;
  const rows = Object.entries(words().trialParts).map(
    ([key, label]) => [label, trial[key as keyof Texts["methods"]["trialParts"]]] as const,
  );
  return `<div id="target-trial"><h3>${escapeHtml(words().trial)}</h3>${definitions(rows)}</div>`;
};

const softwareHtml = ({ software = {} }: View): string => {
  const names: Readonly<Record<string, string>> = words().names;
  const list = Object.entries(software)
    .map(([name, version]) => `${names[name] ?? name} ${version}`)
    .join(", ");
  return list === ""
    ? ""
    : `<h3>${escapeHtml(words().software)}</h3><p id="software">${escapeHtml(fill(words().softwareLead, { list }))}</p>`;
};

const planHtml = ({ report }: View): string => {
  const digest = report.plan.sha256.slice(0, 12);
  const deviations = report.plan.deviations.length === 0 ? ` ${words().noDeviations}` : "";
  const rows = declaredTexts(report).map(({ label, text }) => [label, text] as const);
  return `<h3>${escapeHtml(words().plan)}</h3><p>${escapeHtml(fill(words().planLead, { digest }) + deviations)}</p>${definitions(rows)}`;
};

/** The methods section, from what was run: the plan's choices, each finding's own account, and the software. */
export const methodsHtml = (view: View): string => {
  const { study, findings } = view.report;
  const of = (kind: Finding["source"]["kind"]): readonly Finding[] =>
    findings.filter((finding) => finding.source.kind === kind);
  return `<section id="methods" class="clinician"><h2>${escapeHtml(words().title)}</h2>
<p>${escapeHtml(fill(words().opening, { note: study.searchNote }))}</p>
<p>${escapeHtml(fill(words().question, { question: study.questionClinical }))}${of("patients").length === 0 ? "" : ` ${escapeHtml(words().halves)}`}</p>
${planHtml(view)}
${half(words().published, of("published"), view)}
${trialHtml(view)}
${half(words().patients, of("patients"), view)}
${softwareHtml(view)}</section>`;
};
