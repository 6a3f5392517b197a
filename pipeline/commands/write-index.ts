import type { Effects } from "../effects/effects.ts";
import { readNotices } from "../ingest/read-notices.ts";
import { type Report, sha256, type Version } from "../model/index.ts";
import { type ListedVersion, listedVersion } from "../report/versions/listed-version.ts";
import { noticePageName } from "../report/versions/notice-page.ts";
import { versionsPage } from "../report/versions/versions-page.ts";
import { versionNumbers } from "./versions.ts";
import { notedVersions, noticePagesIn, writeNoticePages } from "./write-notice-pages.ts";

const MAX_BYTES = 256 * 1024 * 1024;

/** `null` for whatever stands in the way: files that are missing, no JSON, of another shape or not the ones that the digest is of. */
const readListed = async (folder: string, number: number, files: Effects["files"]): Promise<ListedVersion | null> => {
  try {
    const report = await files.readAll(`${folder}/report.json`, MAX_BYTES);
    const version: Version = JSON.parse(
      new TextDecoder().decode(await files.readAll(`${folder}/version.json`, MAX_BYTES)),
    );
    if (version.number !== number || version.reportSha256 !== sha256(report)) return null;
    return listedVersion(JSON.parse(new TextDecoder().decode(report)) as Report, version);
  } catch {
    return null;
  }
};

/**
 * Rewrites `index.html` of a study's reports from the versions beside it: whole, by one rename. Before it, the pages of versions that notices
 * are about.
 */
export const writeIndex = async (folder: string, study: string, effects: Pick<Effects, "files">): Promise<void> => {
  const { files } = effects;
  const read = [];
  const numbers = await versionNumbers(folder, files);
  const known = await readNotices(files, folder, numbers);
  for (const number of numbers) {
    const place = `${folder}/v${number}`;
    const hasPage = (await files.kind(`${place}/index.html`)) === "file";
    read.push({ number, listed: await readListed(place, number, files), hasPage });
  }
  const withPage = read.flatMap(({ number, hasPage }) => (hasPage ? [number] : []));
  const noted = new Set(notedVersions(known, withPage));
  const about = read.flatMap(({ number, listed }) =>
    noted.has(number) ? [{ number, title: listed?.title ?? null, locale: listed?.locale ?? ("US" as const) }] : [],
  );
  await writeNoticePages(folder, about, known, effects); // first: a page that shows the notices says that all is done
  const pages = await noticePagesIn(folder, files);
  const entries = read.map((entry) => ({ ...entry, isNoted: pages.includes(noticePageName(entry.number)) }));
  const temporary = `${folder}/.tmp-index.html`;
  await files.writeAll(temporary, new TextEncoder().encode(versionsPage(study, entries, known)));
  await files.replace(temporary, `${folder}/index.html`);
};
