import type { Prose, Report } from "../../model/index.ts";
import { checklistTexts } from "../checklist-answers.ts";
import type { Speaker } from "./speaker.ts";
import { spokenReport } from "./spoken-report.ts";
import { hasWords, proseTemplate, type Template, textTemplate } from "./template.ts";

/** Every text of a report that is to be translated, in the order of the page; `isOwn`: whether the study says it itself. */
export const reportTemplates = (report: Report, isOwn: (text: string) => boolean): readonly string[] => {
  const keys = new Set<string>();
  const keep = (template: Template<unknown> | null): void => {
    if (template !== null && hasWords(template.key)) keys.add(template.key);
  };
  const words = (bare: string): string => {
    keep(textTemplate(bare));
    return bare;
  };
  const text = (bare: string): string => (isOwn(bare) ? bare : words(bare));
  const speaker: Speaker = {
    prose: (prose: Prose) => {
      keep(proseTemplate(prose));
      for (const run of prose) if (typeof run === "object" && "term" in run) text(run.term);
      return prose;
    },
    words,
    text,
  };
  spokenReport(report, speaker);
  for (const { quantity } of report.findings.flatMap(({ headlines }) => headlines))
    if (quantity.kind === "estimate") for (const { method } of quantity.intervals) text(method);
  checklistTexts(report).forEach(text);
  return [...keys];
};
