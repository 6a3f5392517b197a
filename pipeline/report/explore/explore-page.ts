import { createHash } from "node:crypto";
import { escapeHtml } from "../html/escape.ts";
import { stamps, versionMark } from "../html/page.ts";
import type { View } from "../html/view.ts";
import { languageTag } from "../language/language-tag.ts";
import { texts } from "../texts.ts";
import { exploreClient } from "./client/client.ts";
import { exploreData } from "./explore-data.ts";
import { exploreStyles } from "./explore-styles.ts";
import { type Libraries, libraryScripts } from "./libraries.ts";

const words = () => texts().explore;

const digest = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * The page to explore the charts of a report with: one file, which runs its own scripts and no other, asks for nothing and holds
 * nothing that the report does not hold.
 */
export const exploreHtml = (view: Omit<View, "svg">, fontFaces: string, libraries: Libraries): string => {
  const { report, prose } = view;
  const css = exploreStyles(fontFaces);
  const scripts = [...libraryScripts(libraries), exploreClient];
  const policy = `default-src 'none'; script-src ${scripts.map(digest).join(" ")}; style-src ${digest(css)}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${languageTag(report.study)}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${words().title}: ${report.study.title}`)}</title>
<style>${css}</style>
<script type="application/json" id="data">${exploreData(report, prose, view.english)}</script>
${scripts.map((script) => `<script>${script}</script>`).join("\n")}</head>
<body><a class="skip" href="#charts">${escapeHtml(words().skip)}</a>
<header class="top"><div class="wrap"><b>${escapeHtml(report.study.title)}</b><span>${escapeHtml(versionMark(view))}</span><a href="index.html">${escapeHtml(words().back)}</a></div>${stamps(report)}</header>
<main class="wrap">
<h1>${escapeHtml(words().title)}</h1>
<p>${escapeHtml(words().lead)}</p>
<noscript><p class="stamp">${escapeHtml(words().noScript)} <a href="index.html">index.html</a></p></noscript>
<div id="charts" tabindex="-1"></div>
<div id="relapse"></div>
</main>
<footer class="wrap"><p>${escapeHtml(words().foot)} <a href="index.html#about">${escapeHtml(words().about)}</a></p></footer>
</body></html>
`;
};
