import { citation } from "../citation.ts";
import { fill } from "../fill.ts";
import { texts } from "../texts.ts";
import { anchor, escapeHtml } from "./escape.ts";
import type { View } from "./view.ts";

const words = () => texts().about;

const line = (term: string, body: string): string => `<p class="clinician"><b>${escapeHtml(term)}</b> ${body}</p>`;

const searchedHtml = ({ report }: View): string => {
  const search = report.findings.find((finding) => finding.analysis === "search");
  const link = search ? ` <a href="#${anchor(search.id)}">${escapeHtml(words().searchLink)}</a>.` : "";
  return `${escapeHtml(fill(words().searchedText, { date: report.study.dataAsOf }))} ${escapeHtml(report.study.searchNote)}${link}`;
};

const versionHtml = ({ report, version }: View): string => {
  const text = fill(words().version, {
    number: String(version.number),
    date: report.study.dataAsOf,
    digest: version.reportSha256,
    plan: report.plan.sha256.slice(0, 12),
  });
  const after = version.previous === null ? "" : ` ${fill(words().after, { previous: String(version.previous) })}`;
  return `<p class="clinician">${escapeHtml(text + after)} ${escapeHtml(words().programs)} <code>report.json</code>.</p>`;
};

const untranslatedHtml = ({ untranslated = 0 }: View): string =>
  untranslated === 0 ? "" : `\n<p>${escapeHtml(fill(texts().page.untranslated, { count: String(untranslated) }))}</p>`;

/** Who paid, who gains, whether it was registered, when it was searched, how to cite and how to check it. */
export const aboutHtml = (view: View): string => {
  const { study } = view.report;
  return `<footer id="about"><h2>${escapeHtml(words().title)}</h2><p><b>${escapeHtml(words().funding)}</b> ${escapeHtml(study.funding)} <b>${escapeHtml(words().interests)}</b> ${escapeHtml(study.interests)}</p>
${study.notices.map((notice) => `<p>${escapeHtml(notice)}</p>`).join("")}
${line(words().registration, escapeHtml(study.registration ?? words().notRegistered))}
${line(words().searched, searchedHtml(view))}
${line(words().cite, escapeHtml(citation(view.report, view.version)))}
${line(words().verify, `${escapeHtml(words().verifyText)} <code>afterglow report --check</code> · <code>sha256sum report.json</code>`)}
${versionHtml(view)}${untranslatedHtml(view)}</footer>`;
};
