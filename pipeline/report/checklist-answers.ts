import type { Finding, Report } from "../model/index.ts";
import data from "./texts/checklists.json" with { type: "json" };

export type Checklist = (typeof data.checklists)[number];
export type ChecklistItem = Checklist["items"][number];

/** Where the page answers an item: a part of it, or a finding. */
export type Answer =
  | { readonly kind: "part"; readonly id: string; readonly label: string }
  | { readonly kind: "finding"; readonly finding: Finding };

const parts: Readonly<Record<string, string>> = data.parts;

const part = (id: string): readonly Answer[] => [{ kind: "part", id, label: parts[id] ?? id }];

const RULES: Readonly<Record<string, (name: string, report: Report, half: string) => readonly Answer[]>> = {
  part: (id) => part(id),
  analysis: (name, { findings }, half) =>
    findings
      .filter((finding) => finding.analysis === name && finding.source.kind === half)
      .map((finding) => ({ kind: "finding", finding })),
  // A part that answers only a study that is registered.
  registration: (id, { study }) => (study.registration === null ? [] : part(id)),
  "target-trial": (id, { study }) => (study.datasets.length === 0 ? [] : part(id)),
};

/** The places of the page that answer one item; none: it is not reported. Throws on a rule that nobody knows. */
export const checklistAnswers = (item: ChecklistItem, half: string, report: Report): readonly Answer[] =>
  item.answers.flatMap((answer) => {
    const [rule = "", name = ""] = answer.split(":");
    const find = RULES[rule];
    if (!find) throw new RangeError(`unknown rule of a checklist: ${answer}`);
    return find(name, report, half);
  });

/** Every text of the checklists that concern this report. */
export const checklistTexts = (report: Report): readonly string[] => {
  const lists = checklistsOf(report);
  return lists.length === 0
    ? []
    : [...Object.values(parts), ...lists.flatMap(({ title, items }) => [title, ...items.map(({ label }) => label)])];
};

/** The checklists that concern this report: each is about one half of it. */
export const checklistsOf = (report: Report): readonly Checklist[] =>
  data.checklists.filter(({ half }) => report.findings.some((finding) => finding.source.kind === half));
