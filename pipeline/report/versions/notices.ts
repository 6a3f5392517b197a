import type { NoticesFile } from "../../model/index.ts";
import { anchor, escapeHtml } from "../html/escape.ts";
import { texts } from "../texts.ts";

type Notice = NoticesFile["notices"][number];

/** What the list of versions shows of `notices.json`. */
export interface NoticesShown {
  /** Newest first; `null`: the file is at fault. */
  readonly notices: readonly Notice[] | null;
  /** Digest of the file; `null`: there is none. */
  readonly sha256: string | null;
}

export const noNotices: NoticesShown = { notices: [], sha256: null };

const words = () => texts().versions;

export const isAbout = ({ versions }: Notice, number: number): boolean => versions?.includes(number) ?? true;

/** Which versions it is about, in words. */
export const aboutWhich = ({ versions }: Notice): string =>
  versions === null
    ? words().onAll
    : (versions.length === 1 ? words().onOne : words().onSome).replace("{numbers}", versions.join(", "));

const item = (notice: Notice, which: string): string => {
  const study = notice.study === null ? "" : ` (<code>${escapeHtml(notice.study)}</code>)`;
  const source =
    notice.source === null ? "" : ` <a href="${escapeHtml(notice.source)}">${escapeHtml(words().noticeSource)}</a>`;
  return `<p class="stamp"><b>${escapeHtml(words()[notice.kind])}</b>${study}, ${escapeHtml(notice.date)}${which}: ${escapeHtml(notice.text)}${source}</p>`;
};

const links = (notice: Notice): string => {
  const text = aboutWhich(notice);
  const first = notice.versions?.[0];
  return `, ${first === undefined ? escapeHtml(text) : `<a href="#${anchor(`v${first}`)}">${escapeHtml(text)}</a>`}`;
};

/** All of them, above everything else. */
export const noticesOnTop = ({ notices }: NoticesShown): string => {
  if (notices === null) return `<p class="stamp"><b>${escapeHtml(words().noticesAtFault)}</b></p>`;
  if (notices.length === 0) return "";
  return `<section id="notices" aria-label="${escapeHtml(words().notices)}"><h2>${escapeHtml(words().notices)}</h2>${notices.map((notice) => item(notice, links(notice))).join("\n")}</section>`;
};

/** Those about one version, above what is said of it. */
export const noticesOf = ({ notices }: NoticesShown, number: number): string =>
  (notices ?? [])
    .filter((notice) => isAbout(notice, number))
    .map((notice) => item(notice, ""))
    .join("\n");

/** By this a run sees whether the page shows the notices as they stand. */
export const noticeMark = ({ sha256 }: NoticesShown): string =>
  sha256 === null ? "" : `<meta name="notices" content="${escapeHtml(sha256)}">`;

/** The digest that a page was marked with; `null`: it shows no notices. */
export const markOf = (page: string): string | null =>
  /<meta name="notices" content="([0-9a-f]*)">/.exec(page)?.[1] ?? null;
