import type { HalfVerdict, Verdict } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { judgedText } from "../judged-text.ts";
import { type Texts, texts } from "../texts.ts";
import { anchor, escapeHtml } from "./escape.ts";
import type { View } from "./view.ts";
import { changedLink } from "./what-changed.ts";

const bars = (half: HalfVerdict): string =>
  half.certainty === null
    ? ""
    : "▮".repeat({ high: 4, moderate: 3, low: 2, "very-low": 1 }[half.certainty]) + (half.judgement == null ? "" : "*");

const spoken = (verdict: Verdict): string => {
  const certainty = verdict.published.certainty;
  const judged = judgedText(verdict.published);
  const sure =
    certainty === null
      ? ""
      : `, ${fill(texts().strip.certainty, { certainty: texts().certaintyClinical[certainty] })}${judged === null ? "" : ` (${judged})`}`;
  const clinics = verdict.patients
    .map(
      (row) =>
        ` ${texts().pdf.clinics}: ${row.simulated ? texts().simulated.mark : texts().verdict[row.half.verdict].toLowerCase()}.`,
    )
    .join("");
  return `${verdict.label}. ${texts().pdf.studies}: ${texts().verdict[verdict.published.verdict].toLowerCase()}${sure}.${clinics}`;
};

const item = (verdict: Verdict): string => {
  const clinics = verdict.patients
    .map(
      (row) =>
        `<span class="mark clinic${row.simulated ? " hatched" : ""}">${row.simulated ? "▨" : texts().shape[row.half.verdict]}</span>`,
    )
    .join("");
  return `<li><a href="#claim-${anchor(verdict.claim)}" aria-label="${escapeHtml(spoken(verdict))}"><span class="label" aria-hidden="true">${escapeHtml(verdict.label)}</span><span class="marks" aria-hidden="true"><span class="mark">${texts().shape[verdict.published.verdict]}</span>${clinics}</span><span class="bars" aria-hidden="true">${bars(verdict.published)}</span></a></li>`;
};

/** All statements in declared order, never with a total: counting statements is meaningless. */
export const ledgerStrip = (view: View): string => {
  const rows = view.report.verdicts.filter((verdict) => verdict.component === null);
  const groups = [...new Set(rows.map((row) => row.group))];
  const lists = groups.map(
    (group) =>
      `<ul>${rows
        .filter((row) => row.group === group)
        .map(item)
        .join("")}</ul>`,
  );
  const key = (Object.keys(texts().shape) as (keyof Texts["shape"])[])
    .map(
      (word) =>
        `<span aria-hidden="true">${texts().shape[word]} ${escapeHtml(texts().verdict[word].toLowerCase())}</span>`,
    )
    .join(" ");
  const invented = view.report.study.simulated
    ? ` <span aria-hidden="true">▨ ${escapeHtml(texts().pdf.invented)}</span>`
    : "";
  const judged = view.report.verdicts.some(({ published }) => published.judgement != null)
    ? ` <span aria-hidden="true">* ${escapeHtml(texts().judgedMark)}</span>`
    : "";
  return `<nav id="strip" aria-label="${escapeHtml(texts().strip.name)}"><p class="strip-head">${escapeHtml(
    view.report.study.datasets.length > 0 ? texts().pdf.allStatements : texts().strip.studiesOnly,
  )}</p><div class="groups">${lists.join("")}</div><p class="key">${key}${judged}${invented}${changedLink(view)}</p></nav>`;
};
