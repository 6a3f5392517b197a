import { createHash } from "node:crypto";
import { anchor, escapeHtml } from "../html/escape.ts";
import { styles } from "../html/styles.ts";
import { texts } from "../texts.ts";
import type { ListedChange, ListedVersion, MainNumber } from "./listed-version.ts";
import { noticePageName } from "./notice-page.ts";
import { type NoticesShown, noNotices, noticeMark, noticesOf, noticesOnTop } from "./notices.ts";
import { sparkline } from "./sparkline.ts";

/** A version in its folder; `null` where its files cannot be read. */
export interface VersionEntry {
  readonly number: number;
  readonly listed: ListedVersion | null;
  /** Its folder holds a page. */
  readonly hasPage: boolean;
  /** A page beside its folder shows what became known about it above that page. */
  readonly isNoted?: boolean;
}

const words = () => texts().versions;
const SHOWN = 8;

const css = `${styles("")}
.spark svg{display:block}
.version{border-top:1px solid var(--grid);padding:10px 0}.version h3{margin:0}
`;

const filled = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));

const stamps = (all: readonly ListedVersion[]): string =>
  [
    ...(all.some(({ internal }) => internal)
      ? [`<p class="stampband"><span class="wrap"><b>${escapeHtml(texts().internal.stamp)}</b></span></p>`]
      : []),
    ...(all.some(({ simulated }) => simulated)
      ? [
          `<p class="stampband hatched"><span class="wrap"><b>▨ ${escapeHtml(`${texts().simulated.stamp} · ${texts().simulated.word}`)} ▨</b> ${escapeHtml(texts().simulated.some)}</span></p>`,
        ]
      : []),
  ].join("\n");

const numberRow = (number: MainNumber, oldestFirst: readonly VersionEntry[]): string => {
  const spots = oldestFirst.map(
    ({ listed }) => listed?.main.find(({ id, label }) => id === number.id && label === number.label) ?? null,
  );
  const counted = spots.filter((spot) => spot?.value != null).length;
  const spoken = filled(words().spoken, { label: number.label, count: counted, text: number.text });
  const stamp = number.simulated ? ' class="hatched"' : "";
  return `<tr><th scope="row"${stamp}>${escapeHtml(number.label)}</th><td>${escapeHtml(number.text)}</td><td class="spark">${sparkline(spots, number.none, spoken)}</td><td><code>${escapeHtml(number.id)}</code></td></tr>`;
};

const numbers = (newest: ListedVersion, oldestFirst: readonly VersionEntry[]): string => {
  if (newest.main.length === 0) return "";
  const heads = [words().number, filled(words().now, { number: newest.number }), words().over, words().id];
  return `<section id="numbers"><h2>${escapeHtml(words().numbers)}</h2><p>${escapeHtml(words().key)}</p><div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(words().numbers)}"><table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join("")}</tr></thead><tbody>
${newest.main.map((number) => numberRow(number, oldestFirst)).join("\n")}
</tbody></table></div></section>`;
};

const changeItem = ({ headline, label, before, after }: ListedChange): string =>
  `<li>${escapeHtml(label === "" ? headline : label)}: ${escapeHtml(before)} → ${escapeHtml(after)}${label === "" ? "" : ` <code>${escapeHtml(headline)}</code>`}</li>`;

const changes = ({ previous, changes: all, causes }: ListedVersion): string => {
  if (previous === null) return `<p>${escapeHtml(words().first)}</p>`;
  const because = causes.length === 0 ? "" : ` ${escapeHtml(filled(words().because, { causes: causes.join(", ") }))}`;
  if (all.length === 0) return `<p>${escapeHtml(filled(words().unmoved, { previous }))}</p>`;
  const moved = filled(all.length === 1 ? words().movedOne : words().moved, { count: all.length, previous });
  const list = (some: readonly ListedChange[]): string => `<ul class="caveats">${some.map(changeItem).join("")}</ul>`;
  const rest = all.slice(SHOWN);
  return `<p>${escapeHtml(moved)}${because}</p>${list(all.slice(0, SHOWN))}${
    rest.length === 0
      ? ""
      : `<details><summary>${escapeHtml(filled(words().more, { count: rest.length }))}</summary>${list(rest)}</details>`
  }`;
};

const versionHtml = ({ number, listed, hasPage, isNoted }: VersionEntry, known: NoticesShown): string => {
  const name = escapeHtml(filled(words().version, { number }));
  const place = isNoted ? noticePageName(number) : `v${number}/index.html`;
  const title = hasPage ? `<a href="${place}">${name}</a>` : name;
  const body =
    listed === null
      ? `<p>${escapeHtml(words().unreadable)}</p>`
      : `<p class="muted">${escapeHtml(filled(words().made, { date: listed.date, data: listed.dataAsOf }))} <code>${escapeHtml(listed.digest)}</code></p>${changes(listed)}`;
  return `<article class="version" id="${anchor(`v${number}`)}"><h3>${title}</h3>${noticesOf(known, number)}${body}</article>`;
};

/** All versions of a study's report on one page, newest first: what changed, and the main numbers over time. No script, no request, no font inside. */
export const versionsPage = (study: string, entries: readonly VersionEntry[], known = noNotices): string => {
  const newestFirst = [...entries].sort((a, b) => b.number - a.number);
  const oldestFirst = [...newestFirst].reverse();
  const readable = newestFirst.flatMap(({ listed }) => listed ?? []);
  const newest = readable[0];
  const digest = createHash("sha256").update(css).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  const title = newest?.title ?? study;
  return `<!doctype html>
<html lang="${newest?.locale === "UK" ? "en-GB" : "en-US"}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">${noticeMark(known)}
<title>${escapeHtml(`${title}: ${words().title}`)}</title>
<style>${css}</style></head>
<body><header class="top"><div class="wrap"><b>${escapeHtml(title)}</b><span>${escapeHtml(words().title)}</span></div></header>
${stamps(readable)}
<main class="wrap"><h1>${escapeHtml(newest?.question ?? words().title)}</h1>${noticesOnTop(known)}
${newest === undefined ? "" : numbers(newest, oldestFirst)}
<section id="versions"><h2>${escapeHtml(words().title)}</h2>
${newestFirst.map((entry) => versionHtml(entry, known)).join("\n")}
</section></main></body></html>
`;
};
