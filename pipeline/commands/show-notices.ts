import type { Effects } from "../effects/effects.ts";
import { texts } from "../report/texts.ts";
import { noticePageName } from "../report/versions/notice-page.ts";
import { aboutWhich, isAbout, markOf, type NoticesShown } from "../report/versions/notices.ts";
import type { ExitCode } from "./command.ts";
import { issuesText } from "./issues-text.ts";
import { versionNumbers } from "./versions.ts";
import { notedVersions, noticePagesIn } from "./write-notice-pages.ts";

const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/** What the list of versions was marked with when it was written. */
const shownMark = async (folder: string, files: Effects["files"]): Promise<string | null> => {
  const path = `${folder}/index.html`;
  if ((await files.kind(path)) !== "file") return null;
  return markOf(new TextDecoder().decode(await files.readAll(path, MAX_PAGE_BYTES)));
};

/** Whether each version that a notice is about has its page, and no other version one. */
const pagesStand = async (folder: string, known: NoticesShown, numbers: readonly number[], files: Effects["files"]) => {
  if (known.notices === null) return true;
  const stand = await noticePagesIn(folder, files);
  const noted = notedVersions(known, numbers);
  for (const number of noted)
    if (!stand.includes(noticePageName(number)) && (await files.kind(`${folder}/v${number}/index.html`)) === "file")
      return false;
  return stand.every((name) => noted.some((number) => name === noticePageName(number)));
};

/**
 * Says what became known about a version since it was written, and rewrites the list of versions where it does not show that yet.
 * No version is touched. 1: `notices.json` is at fault, so that a retraction could be overlooked.
 */
export const showNotices = async (
  at: { readonly folder: string; readonly study: string; readonly number: number },
  options: { readonly check: boolean },
  effects: Pick<Effects, "files" | "terminal" | "locks">,
): Promise<ExitCode> => {
  const { files, terminal } = effects;
  const { folder, study, number } = at;
  const mark = await shownMark(folder, files);
  if (mark === null && (await files.kind(`${folder}/notices.json`)) === "absent") return 0;
  const { readNotices } = await import("../ingest/read-notices.ts");
  const numbers = await versionNumbers(folder, files);
  const known = await readNotices(files, folder, numbers);
  const { notices, sha256, issues } = known;
  const isShown = mark === sha256 && (await pagesStand(folder, known, numbers, files));
  if (!isShown && !options.check) {
    const { writeIndex } = await import("./write-index.ts");
    const { withLock } = await import("./with-lock.ts");
    await withLock(folder, effects, () => writeIndex(folder, study, effects));
  }
  if (notices === null) {
    terminal.err(issuesText(issues));
    terminal.err(`Mend ${folder}/notices.json: until then nobody is told of retractions and corrections.`);
    return 1;
  }
  for (const notice of notices)
    if (isAbout(notice, number)) {
      const source = notice.source === null ? "" : ` ${notice.source}`;
      const whose = notice.study === null ? "" : ` (${notice.study})`;
      terminal.err(
        `${texts().versions[notice.kind]}${whose}, ${notice.date}, ${aboutWhich(notice)}: ${notice.text}${source}`,
      );
    }
  return 0;
};
