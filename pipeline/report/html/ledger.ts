import type { HalfVerdict, Verdict } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { formatHeadline } from "../format.ts";
import { patientSentence } from "../patient-sentence.ts";
import { reasonText } from "../reason-text.ts";
import { roundedText } from "../round.ts";
import { publishedSentence } from "../sentence.ts";
import { type Texts, texts } from "../texts.ts";
import { anchor, escapeHtml } from "./escape.ts";
import { certaintyMark, judgedWords, verdictMark } from "./mark.ts";
import { proseHtml } from "./prose.ts";
import type { View } from "./view.ts";

/** What a reader must know beside the verdict. */
const flagsHtml = (half: HalfVerdict): string =>
  half.flags.length === 0
    ? ""
    : `<p class="muted clinician">${escapeHtml(texts().pdf.note)}: ${escapeHtml(
        half.flags.map((flag) => texts().flag[flag as keyof Texts["flag"]] ?? flag.replaceAll("-", " ")).join("; "),
      )}.</p>`;

const numberHtml = (id: string | null, view: View): string => {
  const headline = id === null ? undefined : view.headlines.get(id);
  if (!headline) return "";
  if (headline.quantity.kind === "not-estimable")
    return `<p class="muted clinician">${escapeHtml(headline.quantity.reason)}</p>`;
  return `<p class="number clinician"><a class="n" href="#${anchor(headline.id)}">${escapeHtml(formatHeadline(headline, view.prose.spelling))}</a> <span class="muted">${proseHtml(headline.label, view.prose)}</span></p>`;
};

const sweepText = (half: HalfVerdict): string => {
  if (half.sweep.length === 0) return "";
  const list = half.sweep
    .map(
      (row) =>
        `${roundedText(row.factor, row.factor === Math.round(row.factor) ? 0 : 1)}×: ${texts().verdict[row.verdict].toLowerCase()}`,
    )
    .join("; ");
  return `<p class="muted full">${escapeHtml(fill(texts().page.otherSizes, { list }))}</p>`;
};

const certaintyHtml = (half: HalfVerdict, view: View): string =>
  half.certaintyInputs.length === 0
    ? ""
    : `<details class="clinician"><summary>${escapeHtml(texts().page.howSureWhy)}</summary><ul>${half.certaintyInputs
        .map(
          (input) =>
            `<li><b>${escapeHtml(input.domain)}</b> (${input.steps === 0 ? escapeHtml(texts().page.noStep) : `${input.steps < 0 ? "−" : "+"}${Math.abs(input.steps)}`}): ${proseHtml(input.why, view.prose)}</li>`,
        )
        .join("")}</ul></details>`;

const judgementHtml = ({ judgement }: HalfVerdict): string =>
  judgement == null
    ? ""
    : `<p class="muted">${escapeHtml(`${judgement.by}, ${judgement.date}: ${judgement.reason}`)}</p>`;

const patientHtml = (verdict: Verdict, view: View): string =>
  verdict.patients
    .map((row) => {
      const words = row.simulated
        ? texts().simulated.sentence
        : `${texts().verdict[row.half.verdict]}: ${reasonText(row.half)}.`;
      const sentence = row.simulated ? null : patientSentence(verdict.type, row.half);
      return `<div class="half clinic${row.simulated ? " hatched" : ""}"><h4>${escapeHtml(texts().pdf.clinics)}${row.simulated ? ` · ${texts().simulated.stamp}` : ""}</h4><p>${escapeHtml(words)}</p>${sentence === null ? "" : `<p>${escapeHtml(sentence)}</p>`}${numberHtml(row.half.headline, view)}${row.simulated ? "" : flagsHtml(row.half) + sweepText(row.half)}</div>`;
    })
    .join("");

const rowHtml = (verdict: Verdict, view: View): string => {
  const { published } = verdict;
  const id =
    verdict.component === null
      ? `claim-${anchor(verdict.claim)}`
      : `claim-${anchor(`${verdict.claim}.${verdict.component}`)}`;
  const heading = verdict.component === null ? "h3" : "h4";
  return `<article class="claim${verdict.component === null ? "" : " part"}" id="${id}"><${heading}>${escapeHtml(verdict.label)}</${heading}>
<p class="statement">“${escapeHtml(verdict.statement)}”</p>
<div class="half"><h4>${escapeHtml(texts().pdf.studies)}</h4><p>${verdictMark(published.verdict)} <span class="muted clinician">(${escapeHtml(reasonText(published))})</span></p>
<p>${proseHtml(publishedSentence(verdict, view.headlines), view.prose)}</p>
${numberHtml(published.headline, view)}${published.certainty === null ? "" : `<p>${certaintyMark(published.certainty)}${judgedWords(published)}</p>`}${judgementHtml(published)}${flagsHtml(published)}${sweepText(published)}${certaintyHtml(published, view)}</div>
${patientHtml(verdict, view)}</article>`;
};

/** The claims ledger: every statement keeps its row, with what the studies say, what the clinics say, and why. */
export const ledgerHtml = (view: View): string =>
  `<section id="ledger"><h2>${escapeHtml(texts().pdf.ledger)}</h2>${view.report.verdicts.map((verdict) => rowHtml(verdict, view)).join("\n")}</section>`;
