import { createHash } from "node:crypto";
import type { Finding, Report } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { languageTag } from "../language/language-tag.ts";
import { texts } from "../texts.ts";
import { aboutHtml } from "./about.ts";
import { checklistsHtml } from "./checklists.ts";
import { anchor, escapeHtml, safeUrl } from "./escape.ts";
import { findingHtml } from "./finding.ts";
import { firstScreen } from "./first-screen.ts";
import { ledgerHtml } from "./ledger.ts";
import { limitationsHtml } from "./limitations.ts";
import { methodsHtml } from "./methods.ts";
import { deviationsHtml, planLockBar } from "./plan-lock.ts";
import { styles } from "./styles.ts";
import type { View } from "./view.ts";
import { whatChangedHtml } from "./what-changed.ts";

/** The findings that open the clinician's depth: one table of all outcomes. */
const SUMMARY = "summary-of-findings";

const depthNames = () => [
  ["plain", texts().page.depths.plain] as const,
  ["clinician", texts().page.depths.clinician] as const,
  ["full", texts().page.depths.full] as const,
];

const depths = (): string =>
  `<fieldset class="depths"><legend>${texts().page.howMuch}</legend>${depthNames()
    .map(
      ([id, label], i) =>
        `<input type="radio" name="depth" id="depth-${id}"${i === 0 ? " checked" : ""}><label for="depth-${id}">${label}</label>`,
    )
    .join("")}</fieldset>`;

export const stamps = (report: Report): string => {
  const only = report.study.datasets.every((dataset) => dataset.kind === "simulated");
  const simulated = report.study.simulated
    ? `<p class="stampband hatched"><span class="wrap"><b>▨ ${escapeHtml(`${texts().simulated.stamp} · ${texts().simulated.word}`)} ▨</b> ${escapeHtml(only ? texts().simulated.band : texts().simulated.some)}</span></p>`
    : "";
  const internal = report.study.internal
    ? `<p class="stampband"><span class="wrap"><b>${escapeHtml(texts().internal.stamp)}</b></span></p>`
    : "";
  return simulated + internal;
};

/** "version 3 · data to 2026-01-01", as every page of a version has it on top. */
export const versionMark = ({ report, version }: Pick<View, "report" | "version">): string =>
  fill(texts().page.versionMark, { number: String(version.number), date: report.study.dataAsOf });

const topBar = (view: View): string => {
  const { study } = view.report;
  return `<header class="top"><div class="wrap"><b>${escapeHtml(study.title)}</b><span>${escapeHtml(versionMark(view))}</span><span>${escapeHtml(study.notices[0] ?? "")}</span>${planLockBar(view.report)}<a href="#about">${escapeHtml(texts().page.fundingLink)}</a>${depths()}</div>${stamps(view.report)}</header>`;
};

const forMe = (report: Report): string =>
  `<section id="for-me"><h2>${escapeHtml(texts().pdf.forMe)}</h2>${report.study.page.forMe.map((line) => `<p>${escapeHtml(line)}</p>`).join("")}</section>`;

const half = (id: string, title: string, findings: readonly Finding[], view: View, lead: string): string =>
  findings.length === 0
    ? ""
    : `<section id="${id}"><h2>${escapeHtml(title)}</h2>${lead}${findings.map((finding) => findingHtml(finding, view)).join("\n")}</section>`;

const references = (report: Report): string =>
  `<section id="references" class="clinician"><h2>${escapeHtml(texts().pdf.references)}</h2><ol class="refs">${report.references
    .map((reference) => {
      const url = safeUrl(reference.doi ? `https://doi.org/${reference.doi}` : (reference.url ?? ""));
      const text = escapeHtml(reference.text);
      return `<li id="ref-${anchor(reference.id)}">${text}${url ? ` <a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(reference.doi ?? url)}</a>` : ""}</li>`;
    })
    .join("\n")}</ol></section>`;

const dataChecks = (report: Report): string => {
  const { issues } = report;
  const rows = issues.groups
    .map(
      (group) =>
        `<tr><th scope="row">${escapeHtml(group.code)}</th><td>${escapeHtml(group.file)}</td><td>${escapeHtml(group.column ?? texts().page.wholeFile)}</td><td class="end">${group.count}</td><td>${escapeHtml(group.first[0]?.message ?? "")}</td></tr>`,
    )
    .join("\n");
  const table =
    rows === ""
      ? ""
      : `<details><summary>${escapeHtml(texts().page.allChecks)}</summary><div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(texts().pdf.checks)}"><table><thead><tr><th scope="col">${escapeHtml(texts().page.what)}</th><th scope="col">${escapeHtml(texts().page.file)}</th><th scope="col">${escapeHtml(texts().page.column)}</th><th scope="col" class="end">${escapeHtml(texts().page.places)}</th><th scope="col">${escapeHtml(texts().page.first)}</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
  return `<section id="checks" class="full"><h2>${escapeHtml(texts().pdf.checks)}</h2><p>${issues.errors} ${texts().pdf.errors}, ${issues.warnings} ${texts().pdf.warnings}, ${issues.notes} ${texts().pdf.notes}.</p>${table}</section>`;
};

const summaries = (findings: readonly Finding[], view: View): string =>
  findings.length === 0
    ? ""
    : `<section id="summaries" class="clinician"><h2>${escapeHtml(texts().pdf.summaries)}</h2>${findings.map((finding) => findingHtml(finding, view)).join("\n")}</section>`;

/** The page: one file, no script, no request; the policy allows its own stylesheet and fonts and nothing else. */
export const pageHtml = (view: View, fontFaces: string): string => {
  const { report } = view;
  const css = styles(fontFaces);
  const digest = createHash("sha256").update(css).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  const opening = report.findings.filter((finding) => finding.analysis === SUMMARY);
  const others = report.findings.filter((finding) => finding.analysis !== SUMMARY);
  const published = others.filter((finding) => finding.source.kind === "published");
  const patients = others.filter((finding) => finding.source.kind === "patients");
  const lead = report.study.datasets
    .map(({ kind, title, description }) =>
      kind === "simulated"
        ? `<p class="stamp hatched"><b>${escapeHtml(texts().simulated.stamp)}.</b> ${escapeHtml(texts().simulated.sentence)} <span class="clinician">${escapeHtml(`${title}. ${description}`)}</span></p>`
        : `<p class="stamp"><b>${escapeHtml(texts().internal.stamp)}.</b> <span class="clinician">${escapeHtml(`${title}. ${description}`)}</span></p>`,
    )
    .join("");
  return `<!doctype html>
<html lang="${languageTag(report.study)}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${escapeHtml(report.study.title)}</title>
<style>${css}</style></head>
<body><a class="skip" href="#ledger">${escapeHtml(texts().page.skip)}</a>
${topBar(view)}
<main class="wrap">
${firstScreen(view)}
${deviationsHtml(report)}
${forMe(report)}
${summaries(opening, view)}
${ledgerHtml(view)}
${whatChangedHtml(view)}
${half("published", texts().pdf.published, published, view, `<p>${escapeHtml(report.study.searchNote)}</p>`)}
${half("patients", texts().pdf.patients, patients, view, lead)}
${methodsHtml(view)}
${limitationsHtml(view)}
${checklistsHtml(view)}
${dataChecks(report)}
${references(report)}
</main>
<div class="wrap">${aboutHtml(view)}</div>
</body></html>
`;
};
