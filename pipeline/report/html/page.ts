import { createHash } from "node:crypto";
import type { Finding, Report } from "../../model/index.ts";
import { texts } from "../texts.ts";
import { anchor, escapeHtml, safeUrl } from "./escape.ts";
import { findingHtml } from "./finding.ts";
import { firstScreen } from "./first-screen.ts";
import { ledgerHtml } from "./ledger.ts";
import { styles } from "./styles.ts";
import type { View } from "./view.ts";

const topBar = (view: View): string => {
  const { study } = view.report;
  return `<header class="top"><div class="wrap"><b>${escapeHtml(study.title)}</b><span>version ${view.version.number} · data to ${escapeHtml(study.dataAsOf)}</span><span>${escapeHtml(study.notices[0] ?? "")}</span><a href="#about">Funding and interests</a></div></header>`;
};

const stamps = (report: Report): string => {
  const only = report.study.datasets.every((dataset) => dataset.kind === "simulated");
  const simulated = report.study.simulated
    ? `<p class="stampband hatched"><span class="wrap"><b>▨ ${escapeHtml(texts.simulated.stamp)} · SIMULATED ▨</b> ${escapeHtml(only ? texts.simulated.band : texts.simulated.some)}</span></p>`
    : "";
  const internal = report.study.internal
    ? `<p class="stampband"><span class="wrap"><b>${escapeHtml(texts.internal.stamp)}</b></span></p>`
    : "";
  return simulated + internal;
};

const forMe = (report: Report): string =>
  `<section id="for-me"><h2>What it means for me</h2>${report.study.page.forMe.map((line) => `<p>${escapeHtml(line)}</p>`).join("")}</section>`;

const half = (id: string, title: string, findings: readonly Finding[], view: View, lead: string): string =>
  findings.length === 0
    ? ""
    : `<section id="${id}"><h2>${escapeHtml(title)}</h2>${lead}${findings.map((finding) => findingHtml(finding, view)).join("\n")}</section>`;

const references = (report: Report): string =>
  `<section id="references"><h2>References</h2><ol class="refs">${report.references
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
        `<tr><th scope="row">${escapeHtml(group.code)}</th><td>${escapeHtml(group.file)}</td><td>${escapeHtml(group.column ?? "whole file")}</td><td class="end">${group.count}</td><td>${escapeHtml(group.first[0]?.message ?? "")}</td></tr>`,
    )
    .join("\n");
  const table =
    rows === ""
      ? ""
      : `<details><summary>All of them</summary><div class="scroll" tabindex="0" role="region" aria-label="Data checks"><table><thead><tr><th scope="col">What</th><th scope="col">File</th><th scope="col">Column</th><th scope="col" class="end">Places</th><th scope="col">First</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
  return `<section id="checks"><h2>Checks of the data</h2><p>${issues.errors} errors, ${issues.warnings} warnings, ${issues.notes} notes.</p>${table}</section>`;
};

const about = (view: View): string => {
  const { study } = view.report;
  return `<footer id="about"><p><b>Funding.</b> ${escapeHtml(study.funding)} <b>Interests.</b> ${escapeHtml(study.interests)}</p>
${study.notices.map((notice) => `<p>${escapeHtml(notice)}</p>`).join("")}
<p>${escapeHtml(study.searchNote)}</p>
<p>Version ${view.version.number}${view.version.previous === null ? "" : `, after version ${view.version.previous}`} · digest <code>${view.version.reportSha256}</code> · plan <code>${view.report.plan.sha256.slice(0, 12)}</code> · data to ${escapeHtml(study.dataAsOf)}. The same numbers for programs: <code>report.json</code>, beside this page.</p></footer>`;
};

/** The page: one file, no script, no request; the policy allows its own stylesheet and fonts and nothing else. */
export const pageHtml = (view: View, fontFaces: string): string => {
  const { report } = view;
  const css = styles(fontFaces);
  const digest = createHash("sha256").update(css).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  const published = report.findings.filter((finding) => finding.source.kind === "published");
  const patients = report.findings.filter((finding) => finding.source.kind === "patients");
  const lead = report.study.datasets
    .map(({ kind, title, description }) =>
      kind === "simulated"
        ? `<p class="stamp hatched"><b>${escapeHtml(texts.simulated.stamp)}.</b> ${escapeHtml(texts.simulated.sentence)} ${escapeHtml(`${title}. ${description}`)}</p>`
        : `<p class="stamp"><b>${escapeHtml(texts.internal.stamp)}.</b> ${escapeHtml(`${title}. ${description}`)}</p>`,
    )
    .join("");
  return `<!doctype html>
<html lang="${report.study.locale === "UK" ? "en-GB" : "en-US"}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${escapeHtml(report.study.title)}</title>
<style>${css}</style></head>
<body><a class="skip" href="#ledger">Skip to the statements</a>
${topBar(view)}
${stamps(report)}
<main class="wrap">
${firstScreen(view)}
${forMe(report)}
${ledgerHtml(view)}
${half("published", "What studies report", published, view, `<p>${escapeHtml(report.study.searchNote)}</p>`)}
${half("patients", "What patient records show", patients, view, lead)}
${dataChecks(report)}
${references(report)}
</main>
<div class="wrap">${about(view)}</div>
</body></html>
`;
};
