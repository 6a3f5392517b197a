import type { Finding } from "../../model/index.ts";
import { limitations } from "../limitations.ts";
import { texts } from "../texts.ts";
import { escapeHtml } from "./escape.ts";
import { findingLinks } from "./finding-links.ts";
import { proseHtml } from "./prose.ts";
import type { View } from "./view.ts";

const words = () => texts().limits;

const half = (kind: Finding["source"]["kind"], view: View): string => {
  const findings = view.report.findings.filter((finding) => finding.source.kind === kind);
  const items = limitations(findings, view.prose).map(
    ({ caveat, findings: about, all }) =>
      `<li>${proseHtml(caveat.prose, view.prose)} <span class="muted">${all ? escapeHtml(words().all) : findingLinks(about)}</span></li>`,
  );
  return items.length === 0 ? "" : `<h3>${escapeHtml(words()[kind])}</h3><ul class="caveats">${items.join("\n")}</ul>`;
};

/** The limitations section, from the caveats that fired: each once, with the findings that it is about. */
export const limitationsHtml = (view: View): string => {
  const halves = half("published", view) + half("patients", view);
  return halves === ""
    ? ""
    : `<section id="limitations" class="clinician"><h2>${escapeHtml(words().title)}</h2><p>${escapeHtml(words().lead)}</p>${halves}</section>`;
};
