import { type Checklist, type ChecklistItem, checklistAnswers, checklistsOf } from "../checklist-answers.ts";
import { said } from "../language/said.ts";
import methods from "../texts/methods.json" with { type: "json" };
import { texts } from "../texts.ts";
import { escapeHtml } from "./escape.ts";
import { findingLinks } from "./finding-links.ts";
import type { View } from "./view.ts";

const words = () => texts().checklists;

const answerHtml = (item: ChecklistItem, { half }: Checklist, view: View): string => {
  const answers = checklistAnswers(item, half, view.report);
  const note = "note" in item ? `. ${escapeHtml(view.report.study.searchNote)}` : "";
  if (answers.length === 0) return escapeHtml(words().none) + note;
  const links = answers.map((answer) =>
    answer.kind === "part"
      ? `<a href="#${answer.id}">${escapeHtml(said(answer.label))}</a>`
      : findingLinks([answer.finding]),
  );
  return `${links.join(" · ")}${"extent" in item ? ` (${escapeHtml(words().partly)})` : ""}${note}`;
};

const sourceHtml = (id: string): string => {
  const source = methods.references.find((reference) => reference.id === id);
  if (!source) throw new RangeError(`checklist without a source: ${id}`);
  return `${escapeHtml(source.text)} <a href="https://doi.org/${source.doi}" rel="noreferrer">${escapeHtml(source.doi ?? "")}</a>`;
};

const checklistHtml = (checklist: Checklist, view: View): string => {
  const rows = checklist.items.map(
    (item) =>
      `<tr><th scope="row">${escapeHtml(item.item)}</th><td>${escapeHtml(said(item.label))}</td><td>${answerHtml(item, checklist, view)}</td></tr>`,
  );
  const example =
    checklist.half === "patients" && view.report.study.simulated ? ` ${escapeHtml(words().simulated)}` : "";
  return `<details id="checklist-${checklist.id}"><summary>${escapeHtml(said(checklist.title))}</summary><p class="muted">${sourceHtml(checklist.source)}${example}</p><div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(said(checklist.title))}"><table><thead><tr><th scope="col">${escapeHtml(words().item)}</th><th scope="col">${escapeHtml(words().label)}</th><th scope="col">${escapeHtml(words().answer)}</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></div></details>`;
};

/** What reporting guidelines ask for, and where the page answers it, or that it does not. */
export const checklistsHtml = (view: View): string => {
  const lists = checklistsOf(view.report);
  return lists.length === 0
    ? ""
    : `<section id="checklists" class="full"><h2>${escapeHtml(words().title)}</h2><p>${escapeHtml(words().lead)}</p>${lists.map((list) => checklistHtml(list, view)).join("\n")}</section>`;
};
