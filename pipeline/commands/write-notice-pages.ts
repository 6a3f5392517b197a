import type { Effects } from "../effects/effects.ts";
import { type NotedVersion, noticePage, noticePageName } from "../report/versions/notice-page.ts";
import { isAbout, type NoticesShown } from "../report/versions/notices.ts";

const NAME = /^v[1-9]\d{0,6}\.html$/;

/** Versions that a notice is about, out of those whose page stands there. */
export const notedVersions = (known: NoticesShown, withPage: readonly number[]): readonly number[] =>
  withPage.filter((number) => known.notices?.some((notice) => isAbout(notice, number)) ?? false);

/** The pages with notices that stand in `folder`. */
export const noticePagesIn = async (folder: string, files: Effects["files"]): Promise<readonly string[]> =>
  (await files.list(folder)).filter((name) => NAME.test(name));

/**
 * Writes `v<N>.html` beside the versions for each that a notice is about, and removes those of notices that are gone. Notices that cannot be
 * read leave the pages as they are: a retraction does not vanish by a slip of the pen.
 */
export const writeNoticePages = async (
  folder: string,
  versions: readonly NotedVersion[],
  known: NoticesShown,
  { files }: Pick<Effects, "files">,
): Promise<void> => {
  if (known.notices === null) return;
  for (const version of versions) {
    const temporary = `${folder}/.tmp-${noticePageName(version.number)}`;
    await files.writeAll(temporary, new TextEncoder().encode(noticePage(version, known)));
    await files.replace(temporary, `${folder}/${noticePageName(version.number)}`);
  }
  const wanted = new Set(versions.map(({ number }) => noticePageName(number)));
  for (const name of await noticePagesIn(folder, files)) if (!wanted.has(name)) await files.remove(`${folder}/${name}`);
};
