import type { Effects } from "../effects/effects.ts";
import { readNotices } from "../ingest/read-notices.ts";
import { type Report, sha256, type Version } from "../model/index.ts";
import { type ListedVersion, listedVersion } from "../report/versions/listed-version.ts";
import { versionsPage } from "../report/versions/versions-page.ts";
import { versionNumbers } from "./versions.ts";

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

/** Rewrites `index.html` of a study's reports from the versions beside it: whole, by one rename. */
export const writeIndex = async (folder: string, study: string, effects: Pick<Effects, "files">): Promise<void> => {
  const { files } = effects;
  const entries = [];
  const numbers = await versionNumbers(folder, files);
  const known = await readNotices(files, folder, numbers);
  for (const number of numbers) {
    const place = `${folder}/v${number}`;
    entries.push({
      number,
      listed: await readListed(place, number, files),
      hasPage: (await files.kind(`${place}/index.html`)) === "file",
    });
  }
  const temporary = `${folder}/.tmp-index.html`;
  await files.writeAll(temporary, new TextEncoder().encode(versionsPage(study, entries, known)));
  await files.replace(temporary, `${folder}/index.html`);
};
