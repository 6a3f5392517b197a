import { createHash } from "node:crypto";
import { escapeHtml } from "../html/escape.ts";
import { styles } from "../html/styles.ts";
import { texts } from "../texts.ts";
import { type NoticesShown, noticesOf } from "./notices.ts";

/** A version that something became known about, and what its page is called. */
export interface NotedVersion {
  readonly number: number;
  /** `null` where the version cannot be read. */
  readonly title: string | null;
  readonly locale: "US" | "UK";
}

const words = () => texts().versions;

const css = `${styles("")}
html,body{height:100%}
body{display:flex;flex-direction:column}
.noted{flex:0 1 auto;min-height:64px;max-height:45%;overflow-y:auto;border-bottom:2px solid var(--ink);padding-bottom:8px}
.noted h1{color:var(--ink)}
iframe{flex:1 1 0;display:block;width:100%;min-height:0;border:0;background:var(--paper)}
`;

const withNumber = (template: string, number: number): string => template.replace("{number}", String(number));

/** The page of this name stands beside the versions. */
export const noticePageName = (number: number): string => `v${number}.html`;

/**
 * What became known about a version, above its page as it was published, which is framed and not touched. A page that is opened from a
 * disk has no origin that `'self'` could name in every browser: hence `file:`.
 */
export const noticePage = ({ number, title, locale }: NotedVersion, known: NoticesShown): string => {
  const digest = createHash("sha256").update(css).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; frame-src 'self' file:; base-uri 'none'; form-action 'none'`;
  const name = withNumber(words().version, number);
  const place = `v${number}/index.html`;
  return `<!doctype html>
<html lang="${locale === "UK" ? "en-GB" : "en-US"}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${title === null ? "" : `${title}: `}${withNumber(words().noted, number)}`)}</title>
<style>${css}</style></head>
<body><header class="noted" tabindex="0" aria-label="${escapeHtml(words().notices)}"><div class="wrap"><h1>${escapeHtml(withNumber(words().noted, number))}</h1>
${noticesOf(known, number)}
<p class="muted"><a href="${place}">${escapeHtml(words().asPublished)}</a> · <a href="index.html#v${number}">${escapeHtml(words().title)}</a></p></div></header>
<iframe src="${place}" title="${escapeHtml(`${name}: ${words().asPublished}`)}" referrerpolicy="no-referrer"></iframe></body></html>
`;
};
