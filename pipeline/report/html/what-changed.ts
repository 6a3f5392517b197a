import type { Change, Quantity } from "../../model/index.ts";
import { becauseText } from "../diff/because-text.ts";
import { isInvented, mainFirst } from "../diff/diff.ts";
import { causesText } from "../diff/diff-sentence.ts";
import { fill } from "../fill.ts";
import { formatQuantity } from "../format.ts";
import { proseText } from "../prose-text.ts";
import { texts } from "../texts.ts";
import { anchor, escapeHtml } from "./escape.ts";
import type { View } from "./view.ts";

const words = () => texts().changed;
const SHOWN = 12;

const row = ({ headline: id, before, after, because }: Change, view: View): string => {
  const headline = view.headlines.get(id);
  const { spelling } = view.prose;
  const shown = (quantity: Quantity | null, absent: string, other: string): string =>
    quantity === null
      ? absent
      : headline === undefined
        ? other
        : formatQuantity(quantity, headline.unit, headline.n, spelling);
  const name =
    headline === undefined
      ? `<code>${escapeHtml(id)}</code>`
      : `<a href="#${anchor(id)}">${escapeHtml(proseText(headline.label, view.prose))}</a>`;
  const why = because.length === 0 ? words().unknown : becauseText(because, headline, spelling);
  const invented = isInvented(id, [view.report]);
  const stamp = invented ? `<b>▨ ${escapeHtml(texts().simulated.stamp)}</b> ` : "";
  return `<tr${invented ? ' class="hatched"' : ""}><th scope="row">${stamp}${name}</th><td>${escapeHtml(shown(before, texts().versions.absent, texts().versions.before))}</td><td>${escapeHtml(shown(after, texts().versions.gone, ""))}</td><td>${escapeHtml(why)}</td></tr>`;
};

const table = (changes: readonly Change[], title: string, view: View): string => {
  const heads = [words().number, words().before, words().after, words().why];
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(title)}"><table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join("")}</tr></thead><tbody>
${changes.map((change) => row(change, view)).join("\n")}
</tbody></table></div>`;
};

/** The way to the section, on the first screen; nothing in a first version. */
export const changedLink = ({ version: { previous } }: Pick<View, "version">): string =>
  previous === null ? "" : ` <a href="#changed">${escapeHtml(fill(words().link, { previous: String(previous) }))}</a>`;

/** Each number that moved since the version before, what it was, and why; those of the cards first. */
export const whatChangedHtml = (view: View): string => {
  const { previous, changes } = view.version;
  if (previous === null) return "";
  const title = fill(words().title, { previous: String(previous) });
  const ordered = mainFirst(changes, view.report);
  const lead =
    changes.length === 0
      ? words().unmoved
      : fill(changes.length === 1 ? words().movedOne : words().moved, {
          count: String(changes.length),
          causes: causesText(changes),
        });
  const rest = ordered.slice(SHOWN);
  const more =
    rest.length === 0
      ? ""
      : `<details><summary>${escapeHtml(fill(words().more, { count: String(rest.length) }))}</summary>${table(rest, title, view)}</details>`;
  const body =
    changes.length === 0
      ? ""
      : `<p class="muted">${escapeHtml(words().how)}</p>${table(ordered.slice(0, SHOWN), title, view)}${more}`;
  return `<section id="changed" class="clinician"><h2>${escapeHtml(title)}</h2><p>${escapeHtml(lead)}</p>${body}</section>`;
};
